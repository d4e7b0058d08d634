using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Data.Reports;

/// <summary>Waivers in force at the time a report is of, the next to end first: a sign-off later gives the same.</summary>
internal static class ReportWaivers
{
    public static async Task<IReadOnlyList<PrintedWaiver>> ListAsync(DeskContext db, ReportReading reading, Func<ListedWaiver, bool> which, CancellationToken cancellationToken) =>
    [
        .. (await WaiversQuery.ListAsync(db, reading.Today, null, cancellationToken))
            .Where(w => w.Waiver.GrantedAt <= reading.Now.UtcDateTime && !(w.Waiver.EndedAt <= reading.Now.UtcDateTime) && w.Waiver.ExpiresOn >= reading.Today && which(w)).OrderBy(w => w.Waiver.ExpiresOn).ThenBy(w => w.Waiver.Id)
            .Select(w => new PrintedWaiver(w.Waiver.CheckId, w.About, w.Waiver.Owner, w.Waiver.Reason, w.Waiver.GrantedBy, reading.Period.Local(w.Waiver.GrantedAt), w.Waiver.ExpiresOn)),
    ];
}
