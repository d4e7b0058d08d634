using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="RecordQualityReport"/> prints. Values of failing records are never read.</summary>
public sealed class RecordQualityQuery : ReportQuery<RecordQualityData>
{
    /// <inheritdoc/>
    public override async Task<RecordQualityData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        await using var db = reading.Store.CreateDbContext();
        var state = await RecordQualityReading.RunAsync(db, reading, cancellationToken);
        var newest = await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        return new RecordQualityData
        {
            Basis = reading.Basis,
            State = state,
            Failing = state is null || state.RunId <= newest - QualityRunner.FailuresKept ? null : await FailingAsync(db, reading, state.RunId, cancellationToken),
        };
    }

    private static async Task<List<FailingRow>> FailingAsync(DeskContext db, ReportReading reading, int run, CancellationToken cancellationToken)
    {
        var rows = await db.CheckFailures.AsNoTracking().Where(f => f.RunId == run && db.CheckResults.Any(r => r.RunId == run && r.CheckId == f.CheckId))
            .OrderBy(f => f.CheckId).ThenBy(f => f.Id).Select(f => new { f.CheckId, f.Feed, f.RecordId, f.Column }).ToListAsync(cancellationToken);
        var patients = await db.Patients.AsNoTracking().Select(p => new { p.PatientId, p.Id }).ToDictionaryAsync(p => p.PatientId, p => p.Id, cancellationToken);
        var users = await db.Workforce.AsNoTracking().Select(u => new { u.UserId, u.Id }).ToDictionaryAsync(u => u.UserId, u => u.Id, cancellationToken);
        return [.. rows.Select(f => new FailingRow(f.CheckId, f.Feed, Key(f.Feed, f.RecordId), f.Column ?? ""))];

        // Where the id of a record holds the number of a patient or the id of an account, a key stands for it.
        string Key(string feed, string id) => feed switch
        {
            _ when id.Length == 0 => "",
            PatientRecord.FeedName => Patient(id),
            WorkforceRecord.FeedName => User(id),
            CareTeamRecord.FeedName or RelationRecord.FeedName when id.LastIndexOf('/') is > 0 and var cut =>
                $"{Patient(id[..cut])}/{(feed == CareTeamRecord.FeedName ? User(id[(cut + 1)..]) : id[(cut + 1)..])}",
            _ => id,
        };

        string Patient(string id) => reading.People.Patient(patients.TryGetValue(id, out var key) ? key : null, id) ?? "not in the store";

        string User(string id) => users.TryGetValue(id, out var key) ? reading.People.User(key, id) : "not in the store";
    }
}
