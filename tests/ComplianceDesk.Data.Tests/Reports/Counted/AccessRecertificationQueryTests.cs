using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Core.Reports.AccountFacts;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class AccessRecertificationQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Lists_AccountsThatCanBeUsedOrWereUsed()
    {
        var data = await RunAsync(null);

        Assert.Null(data.Department);
        Assert.Equal(
            [("Medicine", "b1 n1 v1"), ("Surgery", "l1 t1"), ("d3", "o1"), (null, "x1")],
            data.Departments.Select(d => (d.Name, string.Join(' ', d.Accounts.Select(a => a.User)))));
    }

    [Theory]
    [InlineData("med", "Medicine", "b1 n1 v1")]
    [InlineData("d3", "d3", "o1")]
    public async Task Lists_OneDepartment(string id, string name, string users)
    {
        var data = await RunAsync(id);

        Assert.Equal(name, data.Department);
        Assert.Equal(users, string.Join(' ', Assert.Single(data.Departments).Accounts.Select(a => a.User)));
    }

    [Fact]
    public async Task States_UseTrainingAndWhatIsOutstanding()
    {
        var lines = (await RunAsync(null)).Departments.SelectMany(d => d.Accounts).ToDictionary(a => a.User);

        Assert.Equal(
            [
                ("b1", 0L, null, new DateOnly(2026, 1, 1), $"{NoSecondFactor}; {NoEvent}; {NoManager}"),
                ("l1", 3, new DateOnly(2026, 3, 5), null, UsedAfterTheEnd),
                ("n1", 7, new DateOnly(2026, 3, 10), new DateOnly(2025, 9, 1), ""),
                ("o1", 0, null, null, $"{EndedButOpen}; {NoEvent}"),
                ("t1", 5, new DateOnly(2026, 3, 2), null, ""),
                ("v1", 0, null, null, NoEvent),
                ("x1", 6, new DateOnly(2026, 3, 9), null, NotListed),
            ],
            lines.Values.OrderBy(a => a.User, StringComparer.Ordinal).Select(a => (a.User, a.Events, a.LastEventOn, (DateOnly?)a.TrainedOn, string.Join("; ", a.Outstanding))));
        var nurse = lines["n1"];
        Assert.Equal(("nurse", "Medicine", "active", new DateOnly(2020, 1, 2), null, "b1", "b1", true, true), (nurse.Role, nurse.Department, nurse.Status, nurse.HiredOn, nurse.TerminatedOn, nurse.Manager, nurse.ApprovedBy, nurse.Mfa, nurse.Listed));
        Assert.Equal(("terminated", new DateOnly(2026, 3, 4), null, true), (lines["l1"].Status, lines["l1"].TerminatedOn, lines["l1"].Mfa, lines["l1"].UsedAfterEnd));
        Assert.Equal(("Dr. Text", null, false), (lines["b1"].ApprovedBy, lines["b1"].Manager, lines["b1"].Mfa));
        Assert.Equal((false, null, null), (lines["x1"].Listed, lines["x1"].Department, lines["x1"].ApprovedBy));
    }

    [Fact]
    public async Task Names_ManagersAndApproversByKey()
    {
        var lines = (await RunAsync("med", ReportIdentities.Keys)).Departments[0].Accounts;

        Assert.Equal([($"U{hospital.Boss}", null, "given"), ($"U{hospital.Nurse}", $"U{hospital.Boss}", $"U{hospital.Boss}")], lines.Take(2).Select(a => (a.User, a.Manager, a.ApprovedBy)));
    }

    private async Task<AccessRecertificationData> RunAsync(string? department, ReportIdentities identities = ReportIdentities.Identified) => await new AccessRecertificationQuery().RunAsync(
        await hospital.ReadingAsync(new AccessRecertificationReport(), r => r with { Department = department, Identities = identities }), Stop);
}
