using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

/// <summary>Metrics that read what is recorded on the desk itself: reports signed off, responses, the policy register.</summary>
public sealed class DeskMetricsTests
{
    private static SignedReportEvidence Report(string name, int signed, string? department = null, DateOnly? from = null, DateOnly? to = null) =>
        new(name, from ?? Day(60), to ?? Day(30), Day(signed), department);

    private static AccountEvidence Account(string id, string? department, int? hired = 900, string status = "active") =>
        new() { UserId = id, Listed = true, Status = status, DepartmentId = department, HiredOn = hired is { } days ? Day(days) : null };

    [Fact]
    public void Counts_AccountsOnAListThatWasSignedOff()
    {
        object[] accounts = [Account("ward", "W"), Account("lab", "L"), Account("clinic", "C"), Account("new", "C", 364), Account("undated", "C", null), Account("gone", "W", status: "terminated")];
        Of("access-recertification", [.. accounts, Report("access-recertification", 365, "W"), Report("access-recertification", 366, "L"), Report("activity-review", 3)])
            .Shows(5, 4, 1, "lab", "clinic", "undated");
        Of("access-recertification", [.. accounts, Report("access-recertification", 366, "W"), Report("access-recertification", 10)]).Shows(5, 4, 4);
        var none = Of("access-recertification", accounts);
        Assert.Equal((MetricStatus.NoData, "No access recertification report was signed off on the desk."), (none.Outcome.Status, none.Outcome.Reason));
    }

    [Fact]
    public void Takes_AnEvaluationSignedOffForTheNewest()
    {
        Of("evaluation-age", new StatementEvidence("sec-308-a-8", Day(400))).Shows(1, 1, 0, "sec-308-a-8");
        Of("evaluation-age", new StatementEvidence("sec-308-a-8", Day(400)), Report("federal-evaluation", 365)).Shows(1, 1, 1);
        Of("evaluation-age", Report("federal-evaluation", 366), Report("activity-review", 1)).Shows(1, 1, 0, "sec-308-a-8");
        Assert.Equal(MetricStatus.NoData, Of("evaluation-age", Report("activity-review", 1)).Outcome.Status);
    }

    [Fact]
    public void Takes_AnActivityReviewOfTheWholeMonth()
    {
        var log = new SourceEvidence { Name = "EHR", Days = new HashSet<DateOnly> { new(2025, 11, 3), new(2025, 12, 3), new(2026, 1, 3), new(2026, 2, 3) } };
        SignedReportEvidence Review(DateOnly from, DateOnly to, DateOnly signed) => new("activity-review", from, to, signed, null);
        Of("activity-review-cadence", log,
            Review(new(2025, 11, 1), new(2025, 11, 30), new(2025, 12, 30)),
            Review(new(2025, 12, 2), new(2025, 12, 31), new(2026, 1, 5)),
            Review(new(2026, 1, 1), new(2026, 1, 31), new(2026, 3, 2)) with { Name = "user-access" })
            .Shows(4, 2, 1, "2025-12");
    }

    [Fact]
    public void Tells_CorrectiveActionsPastTheirDay()
    {
        ResponseEvidence Item(string id, ResponseState state, int? before) => new(id, "Head of IT", state, before is { } days ? Day(days) : null);
        Of("risk-items-overdue", Item("late", ResponseState.InProgress, 1), Item("today", ResponseState.Open, 0), Item("done", ResponseState.Corrected, 9), Item("accepted", ResponseState.Accepted, null), Item("undated", ResponseState.Open, null))
            .Shows(5, 5, 3, "late", "undated");
        Assert.Equal(MetricStatus.NoData, Of("risk-items-overdue").Outcome.Status);
    }

    [Fact]
    public void Counts_StandingOrdersOfThePolicyRegister()
    {
        PolicyEvidence Policy(string title, int? reviewed, bool inForce = true, bool owner = true) => new(title, "1", owner, reviewed is { } days ? Day(days) : null, inForce, null, null);
        Of("standing-order-review", Policy("Sepsis protocol", 365), Policy("Order Sets: admission", 366), Policy("Standing orders, vaccination", 10, owner: false), Policy("Old protocol", 10, inForce: false), Policy("Log review", 900))
            .Shows(4, 3, 1, "Order Sets: admission 1", "Standing orders, vaccination 1");
        Assert.Equal(MetricStatus.NoData, Of("standing-order-review", Policy("Log review", 9)).Outcome.Status);
    }
}
