namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-09: authors were active.</summary>
public sealed class AuthorActiveCheck : Check, IChecks<DocumentRecord>, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "author-active",
        Code = "CNS-09",
        Title = "Authors were at work when they wrote",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.TemporalPlausibility,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "The author of a document, on the day it was written, and the person who recorded a diagnosis, on that day, had been "
            + "hired and had not left. The license itself is in no feed.",
        Eligible = "documents and diagnoses with a time and a listed person whose hiring or leaving is known",
        Failing = "entries of people who were not there",
        Feeds = [DocumentRecord.FeedName, DiagnosisRecord.FeedName],
        Needs = [WorkforceRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Law,
        Source = "42 CFR 482.24(c)(1): entries authenticated by the person responsible for the care",
        Owner = "medical staff office",
        Remedy = "Find out who wrote it: a shared or left-open account, a wrong id in the feed, or a wrong day of leaving.",
    };

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally) => Test(document, document.Author, document.CreatedOn, "author_user_id", "created_at", tally);

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally) => Test(diagnosis, diagnosis.RecordedBy, diagnosis.RecordedOn, "recorded_by", "recorded_at", tally);

    private static void Test(CheckedRecord record, WorkforceRecord? author, DateOnly? on, string column, string time, Tally tally)
    {
        if (author is not { Listed: true } || (author.HiredOn is null && author.TerminatedOn is null) || on is not { } day || !record.Stands(column) || !record.Stands(time))
        {
            return;
        }

        if (!(day < author.HiredOn) && !(day > author.TerminatedOn))
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, author.RecordId, "a person who was hired and had not left on the day", column);
        }
    }
}
