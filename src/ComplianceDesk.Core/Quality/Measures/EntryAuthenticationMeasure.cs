namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Entries signed within the hours of the policy.</summary>
public sealed class EntryAuthenticationMeasure : DutyMeasure<ChartEntry>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "entry-authentication",
        Title = "Entries authenticated",
        Group = MeasureGroup.Documentation,
        Numerator = "documents signed within {limit} hours of being written",
        Denominator = "documents written, verbal orders left out, that are signed or past that time, in the latest 365 days",
        Formula = "Numerator over denominator; elapsed hours. The law asks for entries dated, timed and authenticated and sets no hours. Documents without a time of writing are left out.",
        Times = TimeUnit.Hours,
        Limit = 72,
        LimitUnit = "hours after writing",
        Target = 95,
        Citation = "42 CFR 482.24(c)(1); the hours are policy",
        Feeds = ["documents"],
        Provider = "author",
    };

    /// <inheritdoc/>
    public override IEnumerable<Duty> Duties(ChartEntry record, MeasureScope scope) =>
        record.Document.Type == "verbal-order" ? [] : Signature(record, scope, TimeAllowed(scope), $"Signature of {Words(record.Document.Type)}");

    /// <summary>The signature that a written document needs.</summary>
    internal static IEnumerable<Duty> Signature(ChartEntry entry, MeasureScope scope, int hours, string owed)
    {
        if (scope.Happened(entry.Document.CreatedAt) is not { } written)
        {
            yield break;
        }

        yield return new Duty
        {
            Feed = "documents",
            RecordId = entry.Document.Id,
            PatientKey = entry.PatientKey,
            Place = entry.Place,
            Since = written,
            DueAt = written.AddHours(hours),
            DoneAt = scope.Happened(entry.Document.SignedAt),
            Owner = Owner.Person(entry.Document.AuthorId, entry.Place.Provider),
            Owed = owed,
        };
    }

    private static string Words(string? type) => type switch
    {
        null or "" or "other" => "a document",
        "h-and-p" => "a history and physical",
        "order" or "operative-report" => $"an {type.Replace('-', ' ')}",
        _ => $"a {type.Replace('-', ' ')}",
    };
}
