using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ScanIndexedInTimeCheckTests
{
    private static RecordSampleRecord Scan(string id, double hoursAgo, double? indexedAfter) => new()
    {
        RecordId = id, Kind = "scan", ReviewedAt = Checked.Now.AddHours(-hoursAgo), DoneAt = indexedAfter is { } hours ? Checked.Now.AddHours(hours - hoursAgo) : null,
    };

    [Fact]
    public void Flags_ScansIndexedLateOrNotAtAll()
    {
        var scans = Checked.By("ACS-03", Scan("A", 100, 49), Scan("B", 49, null), Scan("C", 100, 48), Scan("D", 40, null), Checked.Sample("E", "filing", false));
        Assert.Equal(["A:done_at", "B:done_at"], scans.Booked);
        Assert.Equal((2, 3), (scans.Outcome.Failing, scans.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() => Assert.Equal(CheckStatus.NotRun, Checked.By("ACS-03", new HashSet<string> { "patients", "documents" }).Outcome.Status);
}
