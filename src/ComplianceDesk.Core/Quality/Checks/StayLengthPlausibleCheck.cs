using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>PLS-08: a stay has a possible length.</summary>
public sealed class StayLengthPlausibleCheck : Check, IChecks<EncounterRecord>
{
    private static readonly Threshold Inpatient = new("inpatient", "longest inpatient stay", 365, Threshold.Days, 1, 3650);
    private static readonly Threshold Emergency = new("emergency", "longest emergency visit", 7, Threshold.Days, 1, 60);

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
            $"A finished inpatient stay lasts at most {Inpatient} days, a finished emergency visit at most {Emergency}. Other classes are not asked: a"
            + " series of outpatient treatments may be one encounter for years.",
        Eligible = "finished inpatient and emergency encounters with both times in order",
        Failing = "those that lasted longer",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.01m,
        Own = [Inpatient, Emergency],
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "Facility policy; no standard sets a limit",
        Remedy = "Look for a discharge that was entered a year late, or a visit never closed and then closed in bulk.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        var most = encounter.Class switch { "inpatient" => Inpatient, "emergency" => Emergency, _ => null };
        if (most is null || !encounter.IsFinished || encounter is not { StartedAt: { } start, EndedAt: { } end } || end < start
            || !encounter.Stands("started_at") || !encounter.Stands("ended_at"))
        {
            return;
        }

        var days = (int)tally.In(most);
        tally.Expect(end - start <= TimeSpan.FromDays(days), encounter, end, $"an end at most {most.Quantity(days)} after the start", "ended_at");
    }
}
