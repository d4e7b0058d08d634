using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Judgement;

/// <summary>
/// Brings the stored findings to what was judged. A finding is the sum of its parts, one from each epoch that adds to it; it keeps its row, its status and its decisions;
/// one that no longer stands is withdrawn with the reason, never deleted.
/// A decision binds what it was made about: when a decided finding grows, the accesses that came later make a finding of their own.
/// </summary>
/// <param name="db">A context inside the epoch's transaction.</param>
/// <param name="connection">Its connection.</param>
/// <param name="changes">Told what became of each finding.</param>
internal sealed class FindingWriter(DeskContext db, SqliteConnection connection, FindingChanges changes)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    /// <summary>Puts an epoch's findings in the place of what was found in its days before.</summary>
    /// <param name="accesses">What was judged.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="until">The day after the last one that the epoch answers for.</param>
    /// <param name="cancellationToken">Stops between findings.</param>
    public async Task WriteAsync(ExplainedAccesses accesses, IReadOnlyList<Finding> findings, int until, CancellationToken cancellationToken)
    {
        var before = db.FindingParts.Where(p => p.FromDay >= accesses.FromDay && p.FromDay < until);
        var keys = new SortedSet<string>(await before.Select(p => p.Key).ToListAsync(cancellationToken), StringComparer.Ordinal);
        await before.ExecuteDeleteAsync(cancellationToken);
        foreach (var finding in findings)
        {
            keys.Add(finding.Key);
            db.FindingParts.Add(new FindingPartRow
            {
                Key = finding.Key,
                FromDay = accesses.FromDay,
                UserId = finding.User,
                PatientId = finding.Patient == 0 ? null : finding.Patient,
                Signals = JsonSerializer.Serialize(finding.Signals, Json),
                Accesses = JsonSerializer.Serialize(finding.Rows.Select(r => accesses.Window.Id[r]).Concat(finding.Earlier).Distinct().Order()),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var key in keys)
        {
            await BringAsync(key, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Withdraws what no part speaks for: findings of a program that judged otherwise.</summary>
    public async Task WithdrawTheRestAsync(CancellationToken cancellationToken)
    {
        var standing = await db.Findings.Where(f => f.Status != FindingStatus.Withdrawn && !f.Key.StartsWith(Review.SampleFinding.KeyPrefix)).Select(f => f.Key).ToListAsync(cancellationToken);
        foreach (var key in standing.Select(k => k.Split('#')[0]).Distinct(StringComparer.Ordinal))
        {
            if (!await db.FindingParts.AnyAsync(p => p.Key == key, cancellationToken))
            {
                await BringAsync(key, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Brings the findings of a key to the sum of its parts.</summary>
    private async Task BringAsync(string key, CancellationToken cancellationToken)
    {
        var parts = await db.FindingParts.AsNoTracking().Where(p => p.Key == key).OrderBy(p => p.FromDay).ToListAsync(cancellationToken);
        // Those that follow a decided one bear its key, a mark and their number.
        var (next, end) = ($"{key}#", $"{key}$");
        var stored = await db.Findings.Where(f => f.Key == key || (f.Key.CompareTo(next) > 0 && f.Key.CompareTo(end) < 0)).ToDictionaryAsync(f => f.Key, StringComparer.Ordinal, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (parts.Count > 0)
        {
            var signals = Signal.Merge(parts.SelectMany(p => JsonSerializer.Deserialize<List<Signal>>(p.Signals, Json)!));
            List<long> left = [.. parts.SelectMany(p => JsonSerializer.Deserialize<List<long>>(p.Accesses)!).Distinct().Order()];
            for (var (own, number) = (key, 2); left.Count > 0; own = string.Create(CultureInfo.InvariantCulture, $"{key}#{number++}"))
            {
                seen.Add(own);
                if (!stored.TryGetValue(own, out var row) || !IsDecided(row.Status))
                {
                    await StandAsync(row, own, parts[^1], signals, left, cancellationToken);
                    break;
                }

                var decided = (await EvidenceAsync(row.Id, cancellationToken)).ToHashSet();
                left.RemoveAll(decided.Contains);
            }
        }

        foreach (var row in stored.Values.Where(r => !seen.Contains(r.Key) && !IsDecided(r.Status) && r.Status != FindingStatus.Withdrawn))
        {
            row.Status = FindingStatus.Withdrawn;
            row.WithdrawnBecause = Because(row);
            changes.Withdrawn(row);
        }
    }

    private async Task StandAsync(FindingRow? row, string key, FindingPartRow part, IReadOnlyList<Signal> signals, List<long> accesses, CancellationToken cancellationToken)
    {
        FindingChange? change = null;
        if (row is null)
        {
            row = new FindingRow { Key = key, Rules = "", Signals = "[]", DetectedAt = changes.Now };
            db.Findings.Add(row);
            change = FindingChange.Found;
        }
        else if (row.Status == FindingStatus.Withdrawn)
        {
            row.Status = FindingStatus.New;
            row.WithdrawnBecause = null;
            change = FindingChange.StandsAgain;
        }

        changes.Fill(row, change, () => Fill(row, part, signals, accesses));
        await db.SaveChangesAsync(cancellationToken);
        if (change == FindingChange.Found || !(await EvidenceAsync(row.Id, cancellationToken)).SequenceEqual(accesses))
        {
            Replace(row.Id, accesses);
        }
    }

    private void Replace(int finding, List<long> accesses)
    {
        using var delete = new Statement(connection, "DELETE FROM FindingAccesses WHERE FindingId = ?1");
        delete.Bind(1, finding);
        delete.Run();
        using var insert = new Statement(connection, "INSERT INTO FindingAccesses (FindingId, AccessId) VALUES (?1, ?2)");
        foreach (var access in accesses)
        {
            insert.Bind(1, finding);
            insert.Bind(2, access);
            insert.Run();
        }
    }

    private void Fill(FindingRow row, FindingPartRow part, IReadOnlyList<Signal> signals, List<long> accesses)
    {
        var rules = signals.Where(s => s.Weight > 0).Select(s => s.Rule).ToList();
        row.RuleVersions = RuleVersions.After(row.RuleVersions, row.Rules.Split(';', StringSplitOptions.RemoveEmptyEntries), RuleVersions.InForce(rules));
        row.Rules = string.Join(';', rules);
        row.Score = RiskScore.Total(signals);
        row.Severity = (FindingSeverity)RiskScore.Severity(row.Score);
        row.UserId = part.UserId;
        row.PatientId = part.PatientId;
        row.Events = accesses.Count;
        row.Signals = JsonSerializer.Serialize(signals, Json);
        using var span = new Statement(connection, "SELECT min(At), max(At), count(DISTINCT UserId) FROM Accesses WHERE Id IN (SELECT value FROM json_each(?1))");
        span.Bind(1, JsonSerializer.Serialize(accesses));
        span.Step();
        (row.FirstAt, row.LastAt, row.Users) = (Time(span.Long(0)), Time(span.Long(1)), span.Int(2));
    }

    private static bool IsDecided(FindingStatus status) => Queries.FindingWords.IsOutcome(status);

    /// <summary>The reasons that the kept sessions now give for the accesses it rested on.</summary>
    private string Because(FindingRow row)
    {
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        if (row.PatientId is not null)
        {
            using var given = new Statement(connection, """
                SELECT DISTINCT t.Text FROM FindingAccesses f JOIN Accesses a ON a.Id = f.AccessId
                JOIN AccessSessions s ON s.UserId = a.UserId AND s.PatientId = a.PatientId AND a.At BETWEEN s.FirstAt AND s.LastAt JOIN Terms t ON t.Id = s.ExplanationId
                WHERE f.FindingId = ?1
                """);
            given.Bind(1, row.Id);
            while (given.Step())
            {
                var id = System.Text.Encoding.UTF8.GetString(given.Text(0));
                reasons.Add(ExplanationCatalog.All.FirstOrDefault(e => e.Id == id)?.Title ?? id);
            }
        }

        if (reasons.Count == 0 && IsGathered(row))
        {
            return "Its accesses are part of a finding about several people or several patients.";
        }

        return reasons.Count > 0 ? $"Explained by: {string.Join("; ", reasons)}." : "The evidence no longer reaches the threshold of any rule.";
    }

    /// <summary>True when another standing finding holds all the accesses it rested on.</summary>
    private bool IsGathered(FindingRow row)
    {
        using var gathered = new Statement(connection, """
            SELECT 1 FROM FindingParts p WHERE p.Key <> ?2 AND (p.PatientId = ?3 OR (p.UserId = ?4 AND p.PatientId IS NULL))
                AND NOT EXISTS (SELECT 1 FROM FindingAccesses f WHERE f.FindingId = ?1 AND f.AccessId NOT IN (SELECT value FROM json_each(p.Accesses)))
            """);
        gathered.Bind(1, row.Id);
        gathered.Bind(2, row.Key);
        gathered.BindReference(3, row.PatientId ?? 0);
        gathered.BindReference(4, row.UserId);
        return gathered.Step();
    }

    private Task<List<long>> EvidenceAsync(int finding, CancellationToken cancellationToken) =>
        db.FindingAccesses.Where(a => a.FindingId == finding).Select(a => a.AccessId).Order().ToListAsync(cancellationToken);

    private static DateTime Time(long at) => DateTime.UnixEpoch.AddMilliseconds(at);
}
