namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>Two records that may be one person.</summary>
/// <param name="RowA">Row in the <see cref="IdentityTable"/>; <see cref="IdentityTable.Ordinal"/> leads back to the record.</param>
/// <param name="RowB">Row in the <see cref="IdentityTable"/>, after <paramref name="RowA"/>.</param>
/// <param name="Probability">That both are one person, 0–1.</param>
/// <param name="Band">Confident or review.</param>
/// <param name="Pattern">The agreement of each field.</param>
public readonly record struct DuplicatePair(int RowA, int RowB, double Probability, MatchBand Band, AgreementPattern Pattern);

/// <summary>What one blocking pass did.</summary>
/// <param name="Name">What the records of one block share.</param>
/// <param name="Compared">Pairs compared in this pass: not in an earlier one.</param>
/// <param name="Parted">Keys with too many records, parted by further keys.</param>
/// <param name="LeftOut">Pairs that share the key and were not compared in this pass for that reason. Another pass may still have compared them.</param>
public sealed record PassCount(string Name, long Compared, long Parted, long LeftOut);
