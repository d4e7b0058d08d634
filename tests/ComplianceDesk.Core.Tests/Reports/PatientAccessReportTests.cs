using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class PatientAccessReportTests
{
    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("patient-access", Build(Sample()));

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(Build(Sample()));

    [Fact]
    public void Says_EveryReasonInPlainWords()
    {
        // A reason without words of its own is told by its title, which is for officers.
        var untold = ExplanationCatalog.All.Where(e => Why(Visit(1) with { Reason = e.Id, ReasonTitle = "?" }).StartsWith('?')).Select(e => e.Id);

        Assert.Empty(untold);
    }

    [Theory]
    [InlineData(Disposition.Pending, "is looking at it")]
    [InlineData(Disposition.Appropriate, "part of the person's work")]
    [InlineData(Disposition.Confirmed, "can tell you more")]
    public void Tells_WhereAReviewStands_WithoutAccusing(Disposition review, string words)
    {
        Assert.Contains(words, Why(Visit(1) with { Reason = null, Review = review }), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_EveryVisitAndAccess()
    {
        var document = Build(Sample());

        Assert.Equal(6, document.Sections.Single(s => s.Title == "Day by day").Blocks.OfType<Table>().Single().ReadRows().Count());
        Assert.Equal(21, document.Attachments[0].Table.ReadRows().Count());
        Assert.Equal(21, Build(Sample()).Sections.First().Blocks.OfType<Table>().Single().Rows.Last()[3].Value);
    }

    public static PatientAccessData Sample()
    {
        var visits = Enumerable.Range(1, 6).Select(Visit).ToList();
        return new PatientAccessData
        {
            Basis = ReportBasisSample.With("PA-1", new PatientAccessReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
            Patient = "P12",
            Visits = visits,
            Accesses = visits.SelectMany(v => Enumerable.Range(0, v.Accesses).Select(i => new RecordAccess(new DateTimeOffset(v.Day, new TimeOnly(9, i), TimeSpan.FromHours(-4)), v.Who, v.Department, "read", "Medication", "EHR", v.Emergency))),
            PriorOpen = [ActivityReviewSample.With(1).PriorOpen.First() with { Patient = "P-1" }],
            AccessCount = visits.Sum(v => v.Accesses),
        };
    }

    private static RecordVisit Visit(int i) => new()
    {
        Day = new DateOnly(2026, 5, 30 - i),
        Who = $"U{100 + i % 4}",
        Role = i % 4 == 3 ? null : "nurse",
        Department = i % 4 == 2 ? "Medical Ward" : "Laboratory",
        Accesses = i,
        Actions = i % 2 == 0 ? ["Read"] : ["Read", "Print"],
        Reason = i switch { 1 or 2 => "encounter-in-department", 3 => "support-department", 4 => "care-team", _ => null },
        ReasonTitle = "title for officers",
        Emergency = i == 2,
        Review = i == 5 ? Disposition.Pending : null,
    };

    private static Document Build(PatientAccessData data) => new PatientAccessReport().Build(data);

    private static string Why(RecordVisit visit) => Build(Sample() with { Visits = [visit] }).Sections.Single(s => s.Title == "Day by day").Blocks.OfType<Table>().Single().Rows.Single()[5].Text;
}
