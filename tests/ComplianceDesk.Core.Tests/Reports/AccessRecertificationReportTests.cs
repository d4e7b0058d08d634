using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class AccessRecertificationReportTests
{
    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("access-recertification", Build());

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(Build());

    [Fact]
    public void Gives_EachDepartmentAListToSign()
    {
        var sections = Build().Sections.Where(s => s.Blocks.OfType<SignOff>().Any()).ToList();

        Assert.Equal(["Laboratory", "No department known", "Sign-off"], sections.Select(s => s.Title));
        Assert.Equal(3, sections.SkipLast(1).Sum(s => s.Blocks.OfType<Table>().Single().ReadRows().Count()));
        Assert.All(sections.SkipLast(1).SelectMany(s => s.Blocks.OfType<Table>().Single().Rows), r => Assert.Equal("", r[8].Text));
    }

    public static AccountFacts Account(string user) => new()
    {
        User = user, Listed = true, Role = "technician", Department = "Laboratory", Status = "active", HiredOn = new DateOnly(2020, 3, 1), Manager = "U1", ApprovedBy = "U1", Mfa = true, TrainedOn = new DateOnly(2026, 1, 20),
    };

    public static AccessRecertificationData Sample() => new()
    {
        Basis = ReportBasisSample.With("RC-1", new AccessRecertificationReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
        Department = null,
        Departments =
        [
            new("Laboratory", [Account("U7") with { Events = 12, LastEventOn = new DateOnly(2026, 5, 30) }, Account("U8") with { Mfa = false, Outstanding = ["no second factor", "no event in the period"] }]),
            new(null, [new AccountFacts { User = "U99", Listed = false, Events = 3, LastEventOn = new DateOnly(2026, 5, 2), Outstanding = ["no workforce list names this account"] }]),
        ],
    };

    private static Document Build() => new AccessRecertificationReport().Build(Sample());
}
