namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>The agreement of every field of one pair of records, three bits a field.</summary>
/// <param name="Bits">Field <c>f</c> stands at bit <c>3 f</c>.</param>
public readonly record struct AgreementPattern(uint Bits)
{
    /// <summary>How many fields are compared.</summary>
    public const int Fields = 10;

    /// <summary>How many levels <see cref="Agreement"/> has.</summary>
    public const int Levels = 6;

    public Agreement this[IdentityField field] => (Agreement)((Bits >> (3 * (int)field)) & 7);

    /// <summary>The same pattern with one more field set; the field must not be set yet.</summary>
    public AgreementPattern With(IdentityField field, Agreement agreement) => new(Bits | ((uint)agreement << (3 * (int)field)));
}
