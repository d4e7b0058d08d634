namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>TML-07: an entry is authenticated within the hours of the policy.</summary>
public sealed class EntryAuthenticatedCheck : DutyCheck
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "entry-authenticated",
        Code = "TML-07",
        Title = "An entry is authenticated within the hours of the policy",
        Dimension = QualityDimension.Timeliness,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Timeliness,
        Definition = "Of the documents with a time of writing, verbal orders left out, those signed within {entry-authentication.limit} elapsed hours.",
        Eligible = "documents signed or past {entry-authentication.limit} hours",
        Failing = "documents signed later, or not at all",
        Feeds = ["documents"],
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "42 CFR 482.24(c)(1) asks for authentication; the hours are policy",
        Remedy = "Have the author sign; look at how drafts are brought to the author's notice.",
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Measures => ["entry-authentication"];

    /// <inheritdoc/>
    protected override string Column => "signed_at";
}
