using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>What one pass over the ledger counts for each source and each file. Run in the background only; no page asks the ledger this.</summary>
internal sealed class LedgerReader : EvidenceReader
{
    // Sign-ins and sign-outs touch no record; searches and exports may touch many, or none.
    private const string Counts = """
        SELECT COALESCE(a.SourceSystemId, 0), a.ImportId, COUNT(*),
          SUM((a.WorkstationId IS NOT NULL OR a.SourceIpId IS NOT NULL)
            AND (a.ObjectTypeId IS NOT NULL OR a.Action IN ($login, $logout))
            AND (a.PatientId IS NOT NULL OR a.Action NOT IN ($create, $read, $update, $delete, $print))),
          SUM(a.At > i.ReceivedAt + 60000),
          SUM(a.Action IN ($update, $delete)),
          SUM(a.Action IN ($update, $delete) AND (a.ObjectId IS NOT NULL OR a.ObjectTypeId IS NOT NULL AND a.PatientId IS NOT NULL))
        FROM Accesses a JOIN Imports i ON i.Id = a.ImportId GROUP BY 1, 2
        """;

    // A pause that ends with signing in again is what the logoff is for.
    private const string Pauses = """
        SELECT source, COUNT(*) OVER (PARTITION BY source), session, pause FROM (
          SELECT COALESCE(SourceSystemId, 0) AS source, SessionId AS session, MAX(pause) AS pause FROM (
            SELECT SourceSystemId, UserId, SessionId,
              CASE WHEN Action = $login THEN 0 ELSE At - LAG(At) OVER (PARTITION BY UserId, SessionId ORDER BY At) END AS pause
            FROM Accesses WHERE SessionId IS NOT NULL AND At >= (SELECT MAX(At) FROM Accesses) - 30 * 86400000)
          GROUP BY source, UserId, SessionId)
        """;

    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        if (!run.Asks<SourceEvidence>())
        {
            return;
        }

        var db = source.Db;
        var names = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var days = (await db.DailyCounts.Where(c => c.Kind == DailyCountKind.SourceSystem).Select(c => new { c.Key, c.Day }).ToListAsync(cancellationToken)).ToLookup(c => c.Key, c => SiteDays.Date(c.Day));
        using var connection = source.Store.OpenConnection();
        var counts = Read(connection, Counts, r => (
            Source: r.GetInt32(0), Import: r.GetInt32(1), Events: r.GetInt64(2), Complete: r.GetInt64(3), Ahead: r.GetInt64(4), Changes: r.GetInt64(5), Named: r.GetInt64(6)), cancellationToken);
        var pauses = Read(connection, Pauses, r => (
            Source: r.GetInt32(0), Sessions: r.GetInt64(1), Session: r.GetString(2), Minutes: r.IsDBNull(3) ? 0 : r.GetInt64(3) / 60_000.0), cancellationToken).ToLookup(p => p.Source);
        foreach (var group in counts.GroupBy(c => c.Source))
        {
            run.Test(new SourceEvidence
            {
                Name = names.GetValueOrDefault(group.Key, "no source named"),
                Days = days[group.Key].ToHashSet(),
                Events = group.Sum(c => c.Events),
                Complete = group.Sum(c => c.Complete),
                AheadOfReceipt = group.Sum(c => c.Ahead),
                Changes = group.Sum(c => c.Changes),
                ChangesWithObject = group.Sum(c => c.Named),
                Sessions = pauses[group.Key].Select(p => p.Sessions).FirstOrDefault(),
                Pauses = [.. pauses[group.Key].Where(p => p.Minutes > 1).Select(p => (p.Session, p.Minutes))],
            });
        }

        await FilesAsync(source, run, counts.GroupBy(c => c.Import).ToDictionary(g => g.Key, g => g.Sum(c => c.Events)), cancellationToken);
    }

    private static async Task FilesAsync(EvidenceSource source, MetricRun run, Dictionary<int, long> inLedger, CancellationToken cancellationToken)
    {
        var archive = new FileArchive(source.Store);
        var files = await source.Db.Imports.AsNoTracking().Where(i => i.Status == ImportStatus.Finished).OrderBy(i => i.Id)
            .Select(i => new { i.Id, i.Feed, i.Sha256, i.Read, i.Stored, i.Duplicate, i.Rejected }).ToListAsync(cancellationToken);
        foreach (var file in files.Where(f => f.Feed is "accesses" or "fhir-audit-event" || inLedger.ContainsKey(f.Id)))
        {
            run.Test(new LogFileEvidence(
                file.Id, file.Read == file.Stored + file.Duplicate + file.Rejected, archive.Has(file.Sha256), file.Stored, inLedger.GetValueOrDefault(file.Id)));
        }
    }

    private static List<T> Read<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var action in Enum.GetValues<AccessAction>())
        {
            command.Parameters.AddWithValue($"${action.ToString().ToLowerInvariant()}", (int)action);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(row(reader));
        }

        return rows;
    }
}
