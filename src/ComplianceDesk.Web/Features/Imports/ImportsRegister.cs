using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Imports;

/// <summary>The files taken in that a filter takes, newest first.</summary>
internal sealed class ImportsRegister : PageRegister
{
    public override string Path => "/imports/file";

    public override string Policy => Policies.ViewImports;

    public override string Name => "imports";

    public override Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var (feed, status) = ImportsPageModel.Read(System.Web.HttpUtility.ParseQueryString(Query(http)));
        return rows.WriteAsync(
            RegisterHead.Of(
                "Imports", $"{feed ?? "every feed"}, {status?.ToString().ToLowerInvariant() ?? "every status"}",
                "import", "file", "sha256", "#bytes", "feed", "status", "#read", "#stored", "#duplicate", "#rejected", "#gone", "whole_extract", "zone", "as_of", "first_at", "last_at", "received_at", "received_by", "finished_at", "remarks"),
            Of<ImportsQuery>(http).ReadAsync(feed, status, http.RequestAborted),
            i =>
            [
                Number(i.Id), i.FileName, i.Sha256, Number(i.Bytes), i.Feed, i.Status.ToString().ToLowerInvariant(), Number(i.Read), Number(i.Stored), Number(i.Duplicate), Number(i.Rejected), Number(i.Gone), Flag(i.Full), i.Zone,
                i.AsOf?.Iso(), i.FirstAt?.Iso(), i.LastAt?.Iso(), i.ReceivedAt.Iso(), i.ReceivedBy, i.FinishedAt?.Iso(), i.Remarks,
            ], http.RequestAborted);
    }
}
