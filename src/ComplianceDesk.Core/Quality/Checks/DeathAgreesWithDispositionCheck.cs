namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-02: death date and disposition agree.</summary>
public sealed class DeathAgreesWithDispositionCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "death-agrees-with-disposition",
        Code = "CNS-02",
        Version = 2,
        Title = "Death dates and dispositions agree",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A visit that ended in death contains the patient's death date, or begins the day after it; the day after its end is "
            + "accepted when it ended in the last hour of its day, when clocks on both sides of midnight may differ. A finished "
            + "inpatient stay that a death date lies within (before its last day) also ended in death.",
        Eligible =
            "visits that ended in death of patients with a death date, and finished inpatient stays with a death date before their "
            + "last day",
        Failing = "those that do not agree",
        Feeds = [EncounterRecord.FeedName],
        Needs = [PatientRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "One of 40 deaths in a public intensive-care set is dated a day after discharge; threshold: policy 0.5 %",
        Remedy = "See the death certificate; then correct the date, the disposition or the patient.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course is EncounterCourse.Void or EncounterCourse.Planned || encounter.Patient.DeathDate is not { } death || !encounter.Patient.Stands("death_date")
            || encounter is not { StartedOn: { } start, EndedOn: { } end } || end < start || !encounter.Stands("started_at") || !encounter.Stands("ended_at"))
        {
            return;
        }

        if (EncounterCourses.SaysDied(encounter.Disposition))
        {
            tally.Expect(
                death >= start.AddDays(-1) && (death <= end || (death == end.AddDays(1) && encounter.EndedAt is { } left && tally.DayOf(left.AddHours(1)) == death)),
                encounter, encounter.Disposition, "a death date within the visit", "disposition");
        }
        else if (encounter is { Class: "inpatient", IsFinished: true } && death >= start && death < end && encounter.Stands("disposition"))
        {
            tally.Expect(false, encounter, encounter.Disposition, "a disposition that says the patient died, since the death date lies within the stay", "disposition");
        }
    }
}
