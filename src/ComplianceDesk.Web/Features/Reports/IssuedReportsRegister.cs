using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Reports;

/// <summary>The reports that a reader may open, newest first.</summary>
internal sealed class IssuedReportsRegister : PageRegister
{
    public override string Path => "/reports/file";

    public override string Policy => Policies.ViewReports;

    public override string Name => "reports";

    public override Task WriteAsync(HttpContext http, RowWriter rows) => rows.WriteAsync(
        RegisterHead.Of(
            "Reports", "all that the reader may open", "id", "number", "#version", "report", "format", "from", "to", "about", "names_people", "draft", "generated_at", "generated_by", "zone", "program_version", "#policy_version", "catalogue_sha256",
            "data_set_sha256", "file_sha256", "#bytes", "superseded_by", "signed_off_by", "signed_off_at"),
        Of<ReportsQuery>(http).ReadAsync(ReportRights.Of(http.User).Readable(), http.RequestAborted),
        r =>
        [
            Number(r.Id), r.Number, Number(r.Version), r.Name, r.Format, Day(r.From), Day(r.To), r.About, Flag(r.Identified), Flag(r.Draft), r.GeneratedAt.Iso(), r.GeneratedBy, r.Zone, r.ProgramVersion,
            r.PolicyVersion is { } policy ? Number(policy) : null, r.Catalogue, r.DataSet, r.Sha256, Number(r.Bytes), r.SupersededById is { } newer ? Number(newer) : null, r.SignedOffBy, r.SignedOffAt?.Iso(),
        ], http.RequestAborted);
}
