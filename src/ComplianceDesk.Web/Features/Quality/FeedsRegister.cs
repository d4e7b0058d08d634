using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>How each feed comes in, late ones first.</summary>
internal sealed class FeedsRegister : PageRegister
{
    public override string Path => FeedHealthPageModel.Path + "/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "feeds";

    public override async Task WriteAsync(HttpContext http, RowWriter rows) => await rows.WriteAsync(
        RegisterHead.Of(
            "Feeds", "all, now", "feed", "last_import", "last_file", "last_received_at", "newest_event_at", "#every_hours", "late", "#files", "#failed", "#read", "#stored", "#duplicate", "#rejected", "columns_changed", "ahead_of_clock"),
        await Of<FeedHealthQuery>(http).RunAsync(http.RequestAborted),
        f =>
        [
            f.Feed, Number(f.LastImport), f.LastFile, f.LastReceived.Iso(), f.NewestEvent?.Iso(), f.Every?.TotalHours.ToString("0.#", CultureInfo.InvariantCulture), Flag(f.IsLate), Number(f.Files), Number(f.Failed), Number(f.Read), Number(f.Stored), Number(f.Duplicate),
            Number(f.Rejected), Flag(f.ColumnsChanged), Flag(f.AheadOfClock),
        ], http.RequestAborted);
}
