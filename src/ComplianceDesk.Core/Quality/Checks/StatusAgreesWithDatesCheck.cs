namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-01: status and dates agree.</summary>
public sealed class StatusAgreesWithDatesCheck : Check, IChecks<EncounterRecord>, IChecks<DiagnosisRecord>, IChecks<DocumentRecord>, IChecks<WorkforceRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "status-agrees-with-dates",
        Code = "CNS-01",
        Title = "Status and dates agree",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "An encounter that has ended is not booked or under way by its status; a diagnosis that ended is not active; a person "
            + "who left is not active, and one terminated has a day of leaving; a signed document is no draft.",
        Eligible = "encounters, diagnoses, people and documents with a status and the date it speaks of",
        Failing = "those whose status says otherwise than the date",
        Feeds = [EncounterRecord.FeedName, DiagnosisRecord.FeedName, DocumentRecord.FeedName, WorkforceRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "FHIR R4, Condition con-4 and the definitions of Encounter.status; threshold: policy 1 %",
        Remedy = "Let the event that sets the date set the status too.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.EndedAt is { } end && end <= tally.AsOf && Wording.Given(encounter.Status) && EncounterCourses.IsKnown(encounter.Status)
            && encounter.Stands("ended_at") && encounter.Stands("status"))
        {
            tally.Expect(
                EncounterCourses.Of(encounter.Status, true) is not (EncounterCourse.Open or EncounterCourse.Planned), encounter, encounter.Status, "a status of an encounter that has ended", "status");
        }
    }

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        if (diagnosis.AbatedAt is { } end && end <= tally.AsOf && diagnosis.ClinicalStatus is { } status && diagnosis.Stands("abatement") && diagnosis.Stands("clinical_status"))
        {
            tally.Expect(status is not ("active" or "recurrence" or "relapse"), diagnosis, status, "inactive, remission or resolved, since it ended", "clinical_status");
        }
    }

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        if (document.SignedAt is not null && Wording.Given(document.Status) && document.Stands("signed_at") && document.Stands("status"))
        {
            tally.Expect(
                Wording.Plain(document.Status) is not ("draft" or "preliminary" or "unsigned" or "pending" or "in progress" or "due" or "missing"),
                document, document.Status, "a status of a signed document", "status");
        }
    }

    /// <inheritdoc/>
    public void Test(WorkforceRecord person, Tally tally)
    {
        if (person.Status is not { } status || !person.Stands("status") || !person.Stands("terminated_on"))
        {
            return;
        }

        if (status == "terminated")
        {
            tally.Expect(person.TerminatedOn is not null, person, status, "a day of leaving", "terminated_on");
        }
        else if (person.TerminatedOn is { } left && left < tally.Today)
        {
            tally.Expect(false, person, status, "terminated, since the person has left", "status");
        }
        else
        {
            tally.Pass();
        }
    }
}
