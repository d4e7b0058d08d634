using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

public sealed class AccountMetricsTests
{
    private static AccountEvidence Active(string id) => new() { UserId = id, Listed = true, Named = true, Status = "active", LastEventOn = Day(1), FirstEventOn = Day(200) };

    private static AccountEvidence Left(string id, int daysAgo) => Active(id) with { Status = "terminated", TerminatedOn = Day(daysAgo) };

    [Theory]
    [InlineData("authorization-record")]
    [InlineData("supervision-assignment")]
    [InlineData("mfa-coverage")]
    public void Counts_ActiveListedAccountsOnly(string id)
    {
        AccountEvidence With(AccountEvidence a) => a with { HasApprover = true, HasManager = true, Mfa = true };
        Of(id, With(Active("a")), Active("b"), Left("c", 9), Active("d") with { Listed = false }).Shows(3, 2, 1, "b");
        var none = Of(id, Active("a"), Active("b"));
        Assert.Equal(MetricStatus.NoData, none.Outcome.Status);
        Assert.StartsWith("No record gives", none.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_DormantAccountsWhereTheLogReachesFarEnough()
    {
        const string id = "dormant-accounts";
        Of(id, Active("a"), Active("b") with { LastEventOn = Day(92) }, Active("c") with { LastEventOn = null, FirstEventOn = null }, Active("new") with { LastEventOn = null, FirstEventOn = null, HiredOn = Day(10) }, Left("gone", 50))
            .Shows(4, 3, 1, "b", "c");
        var young = Of(id, Active("a") with { FirstEventOn = Day(30) }, Active("c") with { LastEventOn = null, FirstEventOn = null });
        Assert.Equal(MetricStatus.NoData, young.Outcome.Status);
    }

    [Fact]
    public void Tells_ActiveAccountsOfLeavers() =>
        Of("orphan-active-accounts", Active("a"), Active("b") with { TerminatedOn = Day(3) }, Active("c") with { TerminatedOn = Today }, Left("d", 3)).Shows(4, 3, 2, "b");

    [Fact]
    public void Tells_UseAfterTermination()
    {
        Of("terminated-user-access", Active("a"), Left("b", 9), Left("c", 9) with { UsedAfterTermination = true }, Left("last-day", 0)).Shows(4, 2, 1, "c");
        Assert.Equal(MetricStatus.NothingCounted, Of("terminated-user-access", Active("a")).Outcome.Status);
    }

    [Fact]
    public void Tells_HoursUntilAnAccountIsDisabled()
    {
        const string id = "termination-lag";
        // The last day of each was ten days ago, so it ended nine and a half days before now.
        AccountEvidence Gone(string user, double? changed, bool deleted = false) => Left(user, 10) with { Changes = changed is { } at ? [new AccountChange(At(at), deleted)] : [] };
        object[] accounts =
        [
            Active("a"), Gone("in time", 8.5), Gone("a minute late", 8.5 - (1 / 1440.0)), Gone("on the last day", 10.2), Gone("changed before", 12), Gone("deleted before", 12, deleted: true), Gone("deleted long before", 50, deleted: true), Gone("never", null),
            Left("leaves today", 0) with { Changes = [] }, Left("limit runs", 1), Left("before the log", 300),
        ];
        Of(id, accounts).Shows(11, 7, 3, "a minute late", "changed before", "deleted long before", "never");
        Assert.Equal(MetricStatus.NoData, Of(id, Active("a"), Left("b", 9)).Outcome.Status);
    }

    [Fact]
    public void Lists_PrivilegedAccounts()
    {
        const string id = "privileged-account-ratio";
        object[] accounts = [Active("a") with { PrivilegedRole = true, Role = "Administrator" }, .. Enumerable.Range(0, 18).Select(i => Active($"n{i}") with { PrivilegedRole = false }), Active("changer") with { PrivilegedRole = false }, Left("gone", 9)];
        var few = Of(id, [.. accounts, new PrivilegeChangeEvidence("changer", Day(90), 1, 1), new PrivilegeChangeEvidence("changer", Day(95), 1, 1), new PrivilegeChangeEvidence("n1", Day(91), 1, 1)]);
        few.Shows(21, 20, 18, "a", "changer");
        Assert.Equal(MetricStatus.Good, few.Outcome.Status);
        Assert.Equal(MetricStatus.Exception, Of(id, [.. accounts[..9]]).Outcome.Status);
        Assert.Equal(MetricStatus.NoData, Of(id, Active("a")).Outcome.Status);
    }

    [Fact]
    public void Tells_UnknownAndImpersonalAccounts()
    {
        object[] accounts = [Active("a"), Active("b") with { Listed = false, Named = false }, Active("c") with { Named = false }, Active("unused") with { LastEventOn = null, Named = false }];
        Of("unknown-user-events", accounts).Shows(3, 3, 2, "b");
        Of("unique-user-id", accounts).Shows(3, 2, 1, "c");
    }

    [Fact]
    public void Tells_OverdueTraining() =>
        Of("training-completion",
            Active("a") with { TrainedOn = Day(365) }, Active("b") with { TrainedOn = Day(366) }, Active("c") with { TrainedOn = Day(9), TrainingOverdue = true },
            Active("d"), Active("new") with { HiredOn = Day(10) }, Left("e", 9)).Shows(6, 4, 1, "b", "c", "d");

    [Fact]
    public void Tells_LateFirstTraining() =>
        Of("new-hire-training-lag",
            Active("a") with { HiredOn = Day(100), FirstTrainedOn = Day(70) }, Active("b") with { HiredOn = Day(100), FirstTrainedOn = Day(69) }, Active("c") with { HiredOn = Day(31) },
            Active("d") with { HiredOn = Day(30) }, Active("old") with { HiredOn = Day(900), FirstTrainedOn = Day(9) }, Active("unknown")).Shows(5, 3, 1, "b", "c");

    [Fact]
    public void Uses_TheLimitOfTheSite()
    {
        var scope = new MetricScope(Noon, TimeZoneInfo.Utc, new HashSet<string> { "workforce" }, new Dictionary<string, decimal> { ["training-completion"] = 30 });
        Of("training-completion", scope, Active("a") with { TrainedOn = Day(30) }, Active("b") with { TrainedOn = Day(31) }).Shows(2, 2, 1, "b");
    }
}
