using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

public sealed class RecordMetricsTests
{
    private static StayEvidence Stay(string id, double ended = 40, params DocumentEvidence[] documents) =>
        new() { EncounterId = id, Class = "inpatient", StartedAt = At(ended + 5), EndedAt = At(ended), PatientListed = true, PatientDuplicate = false, Documents = documents };

    private static DocumentEvidence Document(string type, double created, double? signed = null, string? id = null) =>
        new(id ?? type, type, true, At(created), null, signed is { } s ? At(s) : null, signed is not null);

    [Fact]
    public void Tells_RecordsThatAreNotOne() =>
        Of("record-per-patient", Stay("a"), Stay("b") with { PatientListed = false }, Stay("c") with { PatientDuplicate = true, Class = "outpatient", EndedAt = null }).Shows(3, 3, 1, "b", "c");

    [Fact]
    public void Counts_CodingThirtyDaysAfterTheEnd()
    {
        object[] stays = [Stay("coded") with { Diagnoses = 2, PresentOnAdmission = true, FirstDiagnosisAt = At(9.6) }, Stay("late") with { Diagnoses = 1, FirstDiagnosisAt = At(9.4) }, Stay("none"), Stay("young", 29), Stay("open") with { EndedAt = null }, Stay("visit") with { Class = "outpatient" }];
        Of("index-coverage", stays).Shows(6, 4, 2, "none", "visit");
        Of("content-final-dx", stays).Shows(6, 3, 1, "late", "none");
        Of("content-admitting-dx", stays).Shows(6, 4, 1, "late", "none", "young");
    }

    [Fact]
    public void Tells_DischargesWithoutTheirDocuments()
    {
        object[] stays = [Stay("a", 40, Document("discharge-summary", 39, 38), Document("order", 44, 44), Document("progress-note", 43, 43)) with { HasObservations = true }, Stay("unsigned", 40, Document("discharge-summary", 39)), Stay("young", 9)];
        Of("content-discharge-summary", stays).Shows(3, 2, 1, "unsigned");
        Of("content-core-documents", stays).Shows(3, 2, 1, "unsigned");
    }

    [Fact]
    public void Tells_OperationsWithoutConsentBefore() => Of("content-consent",
        Stay("a", 40, Document("operative-report", 42, 41, "r1"), Document("consent", 43, 42.5)), Stay("b", 40, Document("operative-report", 42, 41, "r2"), Document("consent", 43, 41.9)), Stay("c", 40, Document("operative-report", 42, 41, "r3"), Document("consent", 43)), Stay("d"))
        .Shows(3, 3, 1, "r2", "r3");

    [Fact]
    public void Counts_HistoriesThirtyDaysBeforeToADayAfter()
    {
        StayEvidence With(string id, double written) => Stay(id, 40, Document("h-and-p", written));
        Of("hp-timeliness", With("before", 75), With("too early", 75.1), With("after", 44), With("too late", 43.9), Stay("none"),
            Stay("after incision", 40, Document("operative-report", 44.9), Document("h-and-p", 44.5)), Stay("visit") with { Class = "outpatient" }, Stay("today", -5) with { StartedAt = At(0.5) })
            .Shows(8, 6, 2, "too early", "too late", "none", "after incision");
    }

    [Fact]
    public void Counts_SignaturesOfWhatIsDue()
    {
        Of("entry-authentication", Stay("a", 40, Document("consent", 40, 39, "signed"), Document("consent", 31, null, "overdue"), Document("consent", 29, null, "young"), Document("consent", 40, 39, "no author") with { HasAuthor = false }, Document("consent", 40, null, "due later") with { DueAt = At(-1) }, Document("other", 1) with { CreatedAt = null }))
            .Shows(6, 3, 1, "overdue", "no author");
        Of("order-authentication", Stay("a", 40, Document("order", 40, 38, "in time"), Document("verbal-order", 40, 37.9, "late"), Document("order", 3, null, "open"), Document("order", 1, null, "young"), Document("consent", 90, null, "no order")))
            .Shows(4, 3, 1, "late", "open");
    }

    [Fact]
    public void Counts_RecordsCompletedInThirtyDays()
    {
        object[] stays = [Stay("a", 40, Document("order", 41, 9.6)), Stay("late", 40, Document("order", 41, 9.4)), Stay("open", 40, Document("order", 41, 41, "x"), Document("order", 41)), Stay("none"), Stay("young", 29, Document("order", 30))];
        Of("record-completion-30d", stays).Shows(5, 3, 1, "late", "open");
        Of("delinquent-record-count", stays).Shows(5, 3, 2, "open");
    }

    [Fact]
    public void Sums_TheChecksItRestsOn()
    {
        CheckEvidence Answer(string code, long failing, long eligible) => new(CheckOutcome.Measured(CheckCatalog.Find(code)!.Info, failing, eligible));
        object[] checks = [Answer("CMP-01", 0, 100), Answer("CMP-02", 3, 100), Answer("CMP-10", 50, 100), Answer("PLS-05", 1, 40), Answer("PLS-01", 9, 40), Answer("PLS-03", 0, 0)];
        Of("demographic-completeness", checks).Shows(200, 200, 197, "CMP-02");
        Of("date-logic-errors", checks).Shows(40, 40, 39, "PLS-05");
    }
}
