namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-03: emergency arrival comes before admission.</summary>
public sealed class EmergencyBeforeAdmissionCheck : Check, IChecks<PatientChart>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "emergency-before-admission",
        Code = "CNS-03",
        Title = "Emergency arrival comes before the admission",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "An emergency visit of the patient that starts within 24 hours of the start of an inpatient stay, and before its end, "
            + "starts at or before the admission. That an admission is before its discharge is asked by PLS-05.",
        Eligible = "emergency visits near an admission",
        Failing = "those registered after it",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "One of 91 in a public intensive-care set; threshold: policy 0.5 %",
        Remedy = "The emergency registration was entered late: correct its time from the triage note.",
    };

    private static readonly TimeSpan Near = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        foreach (var visit in chart.Encounters)
        {
            if (visit is not { Class: "emergency", StartedAt: { } arrival } || visit.Course is EncounterCourse.Void or EncounterCourse.Planned || !visit.Stands("started_at"))
            {
                continue;
            }

            foreach (var stay in chart.Encounters)
            {
                if (stay is { Class: "inpatient", StartedAt: { } admission } && stay.Course is not (EncounterCourse.Void or EncounterCourse.Planned)
                    && stay.Stands("started_at") && (arrival - admission).Duration() <= Near && !(arrival >= stay.EndedAt))
                {
                    tally.Expect(arrival <= admission, visit, arrival, "an arrival at or before the admission", "started_at");
                    break;
                }
            }
        }
    }
}
