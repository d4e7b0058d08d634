using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Mail;

/// <summary>Which accounts may have which reports, as their roles are now.</summary>
public sealed class ReportAudience(Accounts accounts)
{
    /// <summary>Every account that may sign in.</summary>
    public async Task<IReadOnlyList<AccountLine>> ActiveAsync() => [.. (await accounts.ListAsync()).Where(a => !a.Locked)];

    /// <summary>Those who may read a report by keys.</summary>
    public async Task<IReadOnlyList<AccountLine>> ReadersAsync(ReportInfo report) => [.. (await ActiveAsync()).Where(a => ReportRights.Of(a.Roles).MayRead(report))];

    /// <summary>Why a schedule's report is not made: whoever set it must still be allowed to make it. Null when it is made.</summary>
    public async Task<string?> WhyNotAsync(ReportScheduleRow schedule)
    {
        var may = Policies.Allowed[Policies.MakeReports];
        return ReportCatalog.Find(schedule.Name) is not { } report ? "There is no such report any more."
            : (await ReadersAsync(report.Info)).Any(a => a.Name == schedule.SetBy && a.Roles.Intersect(may).Any()) ? null
            : $"The account {schedule.SetBy}, which set the schedule, may no longer make this report.";
    }
}
