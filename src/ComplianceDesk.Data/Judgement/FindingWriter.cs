using System.Text.Json;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Judgement;

/// <summary>
/// Brings the stored findings to what was judged. A finding keeps its row, its status and its decisions; one that no longer stands is withdrawn with the reason, never deleted.
/// A decision binds what it was made about: when a decided finding grows, the accesses that came later make a finding of their own.
/// </summary>
internal static class FindingWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    /// <returns>The numbers of findings that are new (or stand again) and that were withdrawn.</returns>
    public static async Task<(int New, int Withdrawn)> WriteAsync(DeskContext db, SqliteConnection connection, ExplainedAccesses accesses, Core.Rules.Judgement judgement, DateTime now, CancellationToken cancellationToken)
    {
        var stored = await db.Findings.ToDictionaryAsync(f => f.Key, StringComparer.Ordinal, cancellationToken);
        var evidence = await EvidenceAsync(db, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<(FindingRow Row, long[] Accesses)>();
        var changes = new FindingChanges(now);
        var appeared = 0;
        foreach (var finding in judgement.Findings)
        {
            foreach (var (key, positions) in Parts(finding, stored, evidence, accesses))
            {
                seen.Add(key);
                var ids = positions.Select(p => accesses.Window.Id[p]).Order().ToArray();
                FindingChange? change = null;
                if (!stored.TryGetValue(key, out var row))
                {
                    row = new FindingRow { Key = key, Rules = "", Signals = "[]", DetectedAt = now };
                    db.Findings.Add(row);
                    change = FindingChange.Found;
                    appeared++;
                }
                else if (row.Status == FindingStatus.Withdrawn)
                {
                    row.Status = FindingStatus.New;
                    row.WithdrawnBecause = null;
                    change = FindingChange.StandsAgain;
                    appeared++;
                }
                else if (IsDecided(row.Status))
                {
                    continue;
                }

                changes.Fill(row, change, () => Fill(row, finding, positions, accesses));
                rows.Add((row, ids));
            }
        }

        var withdrawn = 0;
        foreach (var (key, row) in stored)
        {
            if (!seen.Contains(key) && row.Status is FindingStatus.New or FindingStatus.UnderReview)
            {
                row.Status = FindingStatus.Withdrawn;
                row.WithdrawnBecause = Because(row, evidence.GetValueOrDefault(row.Id, []), accesses);
                changes.Withdrawn(row);
                withdrawn++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        changes.AddTo(db);
        using var delete = new Statement(connection, "DELETE FROM FindingAccesses WHERE FindingId = ?1");
        using var insert = new Statement(connection, "INSERT INTO FindingAccesses (FindingId, AccessId) VALUES (?1, ?2)");
        foreach (var (row, ids) in rows)
        {
            if (evidence.TryGetValue(row.Id, out var before) && before.SequenceEqual(ids))
            {
                continue;
            }

            delete.Bind(1, row.Id);
            delete.Run();
            foreach (var id in ids)
            {
                insert.Bind(1, row.Id);
                insert.Bind(2, id);
                insert.Run();
            }
        }

        return (appeared, withdrawn);
    }

    private static bool IsDecided(FindingStatus status) => Queries.FindingWords.IsOutcome(status);

    /// <summary>The finding itself; or, where its accesses were decided about before, the decided parts and what is new since.</summary>
    private static IEnumerable<(string Key, IReadOnlyList<int> Positions)> Parts(Finding finding, Dictionary<string, FindingRow> stored, Dictionary<int, long[]> evidence, ExplainedAccesses accesses)
    {
        var key = finding.Key;
        var left = finding.Rows;
        for (var part = 2; stored.TryGetValue(key, out var row) && IsDecided(row.Status); part++)
        {
            yield return (key, left);
            var decided = evidence.GetValueOrDefault(row.Id, []).ToHashSet();
            left = [.. left.Where(p => !decided.Contains(accesses.Window.Id[p]))];
            if (left.Count == 0)
            {
                yield break;
            }

            key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{finding.Key}#{part}");
        }

        yield return (key, left);
    }

    private static void Fill(FindingRow row, Finding finding, IReadOnlyList<int> positions, ExplainedAccesses accesses)
    {
        row.Rules = string.Join(';', finding.Rules);
        row.Score = finding.Score;
        row.Severity = (FindingSeverity)finding.Severity;
        row.UserId = finding.User;
        row.PatientId = finding.Patient == 0 ? null : finding.Patient;
        row.FirstAt = Time(positions.Min(p => accesses.Window.At[p]));
        row.LastAt = Time(positions.Max(p => accesses.Window.At[p]));
        row.Events = positions.Count;
        row.Users = positions.Select(p => accesses.Window.User[p]).Distinct().Count();
        row.Signals = JsonSerializer.Serialize(finding.Signals, Json);
    }

    private static string Because(FindingRow row, long[] ids, ExplainedAccesses accesses)
    {
        if (row.PatientId is { } patient)
        {
            var reasons = new SortedSet<string>(StringComparer.Ordinal);
            var sessions = accesses.Sessions;
            var wanted = ids.ToHashSet();
            for (var s = sessions.FirstOf(row.UserId, patient); s < sessions.Count && sessions.User(s) == row.UserId && sessions.Patient(s) == patient; s++)
            {
                if (accesses.ReasonOf(s) is { } reason && sessions.RowsOf(s).ToArray().Any(p => wanted.Contains(accesses.Window.Id[p])))
                {
                    reasons.Add(reason.Title);
                }
            }

            if (reasons.Count > 0)
            {
                return $"Explained by: {string.Join("; ", reasons)}.";
            }
        }

        return "The evidence no longer reaches the threshold of any rule.";
    }

    private static async Task<Dictionary<int, long[]>> EvidenceAsync(DeskContext db, CancellationToken cancellationToken) =>
        (await db.FindingAccesses.AsNoTracking().ToListAsync(cancellationToken)).GroupBy(a => a.FindingId).ToDictionary(g => g.Key, g => g.Select(a => a.AccessId).Order().ToArray());

    private static DateTime Time(long at) => DateTime.UnixEpoch.AddMilliseconds(at);
}
