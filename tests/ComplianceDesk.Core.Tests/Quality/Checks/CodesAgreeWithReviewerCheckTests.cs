using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class CodesAgreeWithReviewerCheckTests
{
    private static CodingAuditRecord Code(string id, string? assigned, string? reviewed) => new() { RecordId = id, EncounterId = "E1", EncounterKnown = true, Code = new AuditedCode(id, assigned, reviewed) };

    [Fact]
    public void Flags_CodesMissedAndWrong()
    {
        var audit = Checked.By("ACC-01", Code("A", "J18.9", "J15.9"), Code("B", null, "E11.9"), Code("C", "I10", "I10"), Code("D", "R05.9", null), Code("E", "e119", "E11.9"));
        Assert.Equal(["A:assigned_code", "B:assigned_code"], audit.Booked);
        Assert.Equal((2, 4), (audit.Outcome.Failing, audit.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() => Assert.Equal(CheckStatus.NotRun, Checked.By("ACC-01", new HashSet<string> { "patients", "diagnoses" }).Outcome.Status);
}
