using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class UserAccessReportTests
{
    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("user-access", Build());

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(Build());

    [Fact]
    public void Adds_UpToAllEvents()
    {
        var actions = Build().Sections.Single(s => s.Title == "Activity").Blocks.OfType<Table>().First().Rows.ToList();

        Assert.Equal(12, actions.Last()[1].Value);
        Assert.Equal(12, actions.SkipLast(1).Sum(r => r[1].Value));
        Assert.Equal(12, Build().Attachments[0].Table.ReadRows().Count());
    }

    public static UserAccessData Sample()
    {
        var finding = ActivityReviewSample.With(1).Findings;
        return new UserAccessData
        {
            Basis = ReportBasisSample.With("UA-1", new UserAccessReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
            Account = AccessRecertificationReportTests.Account("U7") with { Events = 12, LastEventOn = new DateOnly(2026, 5, 30) },
            Actions = [new("Read", 9, 0), new("Print", 2, 0), new("Login", 1, 1)],
            Days = [(new DateOnly(2026, 5, 4), 7), (new DateOnly(2026, 5, 30), 5)],
            Visits = [new(new DateOnly(2026, 5, 30), "P2", 5, true, null), new(new DateOnly(2026, 5, 4), "P1", 6, true, "Care team"), new(new DateOnly(2026, 5, 3), "P1", 1, false, "Care team")],
            VisitCounts = new(3, 2, 2, 1, 2),
            Emergencies = [new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.FromHours(-4)), "P2", "Read", null)],
            Findings = [.. finding],
            PriorOpen = [.. ActivityReviewSample.With(1).PriorOpen],
            Rules = ActivityReviewSample.With(1).Rules,
            Events = Enumerable.Range(0, 12).Select(i => new UserEvent(new DateTimeOffset(2026, 5, 4, 9, i, 0, TimeSpan.FromHours(-4)), "read", "success", "P1", "Medication", "WS-1", null, "EHR", i == 3)),
            EventCount = 12,
        };
    }

    private static Document Build() => new UserAccessReport().Build(Sample());
}
