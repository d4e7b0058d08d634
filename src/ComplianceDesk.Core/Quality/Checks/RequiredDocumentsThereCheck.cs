using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-27: the documents that a stay requires are there.</summary>
public sealed class RequiredDocumentsThereCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "required-documents-there",
        Code = "CMP-27",
        Version = 2,
        Title = "The documents that a stay requires are there",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "Of the inpatient stays that ended more than 30 calendar days ago (the day of discharge is day 0, as for TML-06), those with a history and physical and a discharge summary in the documents feed.",
        Eligible = "inpatient stays that ended more than 30 calendar days ago",
        Failing = "stays that lack one of them",
        Feeds = ["encounters"],
        Needs = ["documents"],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        AskedByLaw = true,
        Source = "42 CFR 482.24(c)(4)(i), (vii) ask both of every stay; the 2 % left to the feed is policy and no allowance of the law, and a site can only make it stricter",
        Remedy = "Find out whether the document was not written or not sent: the two have different owners.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Class != "inpatient" || encounter.Course != EncounterCourse.Finished || encounter.EndedOn is not { } end || tally.Today.DayNumber - end.DayNumber <= ChartDeficiency.Days)
        {
            return;
        }

        string[] missing = [.. ChartDeficiency.Required.Where(type => !encounter.Documents.Any(document => document.Type == type))];
        tally.Expect(missing.Length == 0, encounter, null, string.Join(" and ", missing), "documents");
    }
}
