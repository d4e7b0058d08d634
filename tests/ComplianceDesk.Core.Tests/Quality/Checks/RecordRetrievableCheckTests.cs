using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordRetrievableCheckTests
{
    private static RequestRecord With(string? outcome, string kind = "access") => new() { RecordId = $"{kind}-{outcome}", Patient = Checked.Patient(), Kind = kind, AnsweredAt = Checked.Now.AddDays(-1), Outcome = outcome };

    [Fact]
    public void Flags_ARecordThatWasNotFound()
    {
        var outcome = Checked.By("ACS-01", With("sent"), With("Not found"), With("denied"), With(null), With("lost", "amendment")).Outcome;
        Assert.Equal((1, 2), (outcome.Failing, outcome.Eligible));
    }
}
