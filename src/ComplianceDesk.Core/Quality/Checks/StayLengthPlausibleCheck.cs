namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-08: a stay has a possible length.</summary>
public sealed class StayLengthPlausibleCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "stay-length-plausible",
        Code = "PLS-08",
        Title = "No stay is longer than stays are",
        Dimension = QualityDimension.Plausibility,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "A finished inpatient stay lasts at most 365 days, a finished emergency visit at most 7. Other classes are not asked: a"
            + " series of outpatient treatments may be one encounter for years.",
        Eligible = "finished inpatient and emergency encounters with both times in order",
        Failing = "those that lasted longer",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Facility policy; no standard sets a limit",
        Remedy = "Look for a discharge that was entered a year late, or a visit never closed and then closed in bulk.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        int? most = encounter.Class switch { "inpatient" => 365, "emergency" => 7, _ => null };
        if (most is not { } days || !encounter.IsFinished || encounter is not { StartedAt: { } start, EndedAt: { } end } || end < start
            || !encounter.Stands("started_at") || !encounter.Stands("ended_at"))
        {
            return;
        }

        tally.Expect(end - start <= TimeSpan.FromDays(days), encounter, end, $"an end at most {days} days after the start", "ended_at");
    }
}
