namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-28: every document has an author, a date, a type and a visit.</summary>
public sealed class DocumentDescribedCheck : Check, IChecks<DocumentRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "document-described",
        Code = "CMP-28",
        Title = "Every document has an author, a date, a type and a visit",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "author_user_id, created_at, type and encounter_id are all given. A document that is due and not written yet "
            + "(due_at without created_at and author) is no document.",
        Eligible = "documents that were written",
        Failing = "documents lacking any, counted once",
        Feeds = [DocumentRecord.FeedName],
        MaxFailing = 0.005m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 DocumentReference: type, date, author, context.encounter; threshold: policy",
        Remedy = "Index the document: what has no visit is not found with the stay it belongs to.",
    };

    /// <inheritdoc/>
    public void Test(DocumentRecord document, Tally tally)
    {
        if (document is { DueAt: not null, CreatedAt: null, Author: null })
        {
            return;
        }

        tally.Require(
            document, "an author, a date, a type and a visit",
            ("author_user_id", document.Author is not null), ("created_at", document.CreatedAt is not null), ("type", Wording.Given(document.Type)), ("encounter_id", document.NamesEncounter));
    }
}
