using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Schedules;

/// <summary>The schedules of reports that the reader may open.</summary>
internal sealed class SchedulesRegister : PageRegister
{
    public override string Path => "/reports/schedules/file";

    public override string Policy => Policies.MakeReports;

    public override string Name => "schedules";

    public override async Task WriteAsync(HttpContext http, RowWriter rows) => await rows.WriteAsync(
        RegisterHead.Of("Schedules", "of reports that the reader may open", "schedule", "report", "format", "about", "when", "over", "recipients", "on", "next_run_at", "last_asked_at", "last_result", "set_by", "set_at"),
        await Of<ReportSchedulesQuery>(http).RunAsync(ReportRights.Of(http.User).Readable(), http.RequestAborted),
        s =>
        [
            s.Row.Id.ToString(CultureInfo.InvariantCulture), s.Row.Name, s.Row.Format, s.Row.About, s.Row.Timing.Words, RollingPeriods.All[(int)s.Row.Period].Words, string.Join("; ", s.Row.Recipients), Flag(s.Row.On),
            s.Row.On ? s.Row.NextRunAt.Iso() : null, s.Latest?.AskedAt.Iso(), SchedulesPageModel.Result(s.Latest), s.Row.SetBy, s.Row.SetAt.Iso(),
        ], http.RequestAborted);
}
