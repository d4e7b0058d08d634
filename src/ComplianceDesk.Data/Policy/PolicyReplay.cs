using System.Text.Json;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Policy;

/// <summary>
/// Says what a change of policy would do, before it is made. Of judging: a copy of the store is judged under the changed policy by the same code that would
/// judge the store itself, its findings are compared with the stored ones, and the copy is thrown away. Of checks and measures: <see cref="LimitReplay"/>.
/// The store is only read.
/// </summary>
public sealed class PolicyReplay(DeskStore store, TimeProvider clock)
{
    /// <summary>Days back from the latest access whose findings are compared.</summary>
    public const int Days = 90;

    /// <summary>Findings of each kind that are listed; all are counted.</summary>
    public const int Listed = 200;

    private string Folder => Path.Combine(store.Directory, "replay");

    /// <summary>Tries out a policy that is sound: the halves of it that differ from what is in force.</summary>
    /// <exception cref="IOException">There is no room for a copy beside the store.</exception>
    public async Task<ReplayOutcome> RunAsync(JudgementPolicy changed, IProgress<JudgementProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var changes = PolicyChange.Between(await PolicyStore.CurrentAsync(store, cancellationToken), changed);
        var records = changes.Any(change => change.IsAboutRecords);
        return new(
            records && changes.All(change => change.IsAboutRecords) ? null : await JudgeAsync(changed, progress, cancellationToken),
            records ? await new LimitReplay(store).RunAsync(changed, cancellationToken) : null);
    }

    private async Task<FindingReplay> JudgeAsync(JudgementPolicy changed, IProgress<JudgementProgress>? progress, CancellationToken cancellationToken)
    {
        var copy = new DeskStore(Path.Combine(Folder, Path.GetRandomFileName()));
        try
        {
            progress?.Report(new("Copying the store", 0, 1));
            await Task.Run(() => Copy(copy), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await using (var db = copy.CreateDbContext())
            {
                var version = await PolicyStore.VersionAsync(db, cancellationToken) + 1;
                db.PolicyVersions.Add(new PolicyVersionRow { Id = version, At = clock.GetUtcNow().UtcDateTime, Who = "replay", Why = "replay", Json = PolicyJson.Write(changed) });
                await db.SaveChangesAsync(cancellationToken);
            }

            await new JudgementRunner(copy, clock).RunAsync(progress, cancellationToken);
            return await CompareAsync(copy, cancellationToken);
        }
        finally
        {
            using (var connection = new SqliteConnection(copy.ConnectionString))
            {
                SqliteConnection.ClearPool(connection);
            }

            Directory.Delete(copy.Directory, recursive: true);
        }
    }

    /// <summary>Removes copies that a killed process left behind.</summary>
    public void CleanUp()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private void Copy(DeskStore copy)
    {
        using var from = store.OpenConnection();
        using var to = new SqliteConnection(copy.ConnectionString);
        var bytes = new FileInfo(from.DataSource).Length;
        var free = new DriveInfo(store.Directory).AvailableFreeSpace;
        // Judging writes beside the copy, too.
        if (free < 2 * bytes)
        {
            throw new IOException($"A replay needs {2 * bytes / (1 << 20):N0} MB beside the store; {free / (1 << 20):N0} MB are free.");
        }

        to.Open();
        from.BackupDatabase(to);
    }

    private async Task<FindingReplay> CompareAsync(DeskStore copy, CancellationToken cancellationToken)
    {
        await using var before = store.CreateDbContext();
        await using var after = copy.CreateDbContext();
        var to = await after.JudgementRuns.OrderByDescending(r => r.Id).Select(r => r.ToAt).FirstOrDefaultAsync(cancellationToken) ?? clock.GetUtcNow().UtcDateTime;
        var from = to.AddDays(-Days);
        // One that stands on either side is looked for among all: it may reach into the days compared on one side only.
        var stored = await StandingsAsync(before, cancellationToken);
        var judged = await StandingsAsync(after, cancellationToken);
        bool Reaches(Standing finding) => finding.LastAt >= from;

        var added = judged.Values.Where(f => Reaches(f) && FindingWords.IsOpen(f.Status) && !(stored.TryGetValue(f.Key, out var old) && old.Status != FindingStatus.Withdrawn)).ToList();
        var removed = stored.Values.Where(f => Reaches(f) && FindingWords.IsOpen(f.Status) && judged[f.Key].Status == FindingStatus.Withdrawn).ToList();
        var lost = await LostAsync(before, after, [.. stored.Values.Where(f => Reaches(f) && f.Status == FindingStatus.Violation)], cancellationToken);
        var reweighed = stored.Values.Where(f => FindingWords.IsOpen(f.Status) && judged[f.Key] is var now && (Reaches(f) || Reaches(now)) && FindingWords.IsOpen(now.Status) && now.Score != f.Score).ToList();
        return new()
        {
            From = from,
            To = to,
            Added = added.Count,
            Removed = removed.Count + lost.Count,
            Reweighed = reweighed.Count,
            ConfirmedLost = lost.Count,
            AddedFindings = await ItemsAsync(after, added, cancellationToken),
            RemovedFindings = await ItemsAsync(before, [.. removed, .. lost], cancellationToken),
            LostFindings = await ItemsAsync(before, lost, cancellationToken),
            ReweighedFindings = [.. (await ItemsAsync(before, reweighed, cancellationToken)).Join(reweighed, i => i.Id, f => f.Id, (i, f) => new ReweighedFinding(i, judged[f.Key].Score))],
        };
    }

    // A decision binds, so the run leaves a decided finding as it is; what the judge found is in the parts.
    private static async Task<List<Standing>> LostAsync(DeskContext before, DeskContext after, List<Standing> confirmed, CancellationToken cancellationToken)
    {
        var lost = new List<Standing>();
        foreach (var finding in confirmed)
        {
            var key = finding.Key.Split('#')[0];
            var parts = await after.FindingParts.AsNoTracking().Where(p => p.Key == key).Select(p => p.Accesses).ToListAsync(cancellationToken);
            var found = parts.SelectMany(p => JsonSerializer.Deserialize<long[]>(p) ?? []).ToHashSet();
            if (!(await before.FindingAccesses.Where(a => a.FindingId == finding.Id).Select(a => a.AccessId).ToListAsync(cancellationToken)).Exists(found.Contains))
            {
                lost.Add(finding);
            }
        }

        return lost;
    }

    private static async Task<Dictionary<string, Standing>> StandingsAsync(DeskContext db, CancellationToken cancellationToken) =>
        await db.Findings.AsNoTracking().Select(f => new Standing(f.Id, f.Key, f.Status, f.Score, f.LastAt)).ToDictionaryAsync(f => f.Key, StringComparer.Ordinal, cancellationToken);

    private static async Task<IReadOnlyList<FindingItem>> ItemsAsync(DeskContext db, List<Standing> findings, CancellationToken cancellationToken)
    {
        var ids = findings.OrderByDescending(f => f.Score).ThenBy(f => f.Id).Take(Listed).Select(f => f.Id).ToList();
        var items = await FindingQueueQuery.Items(db, db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id))).ToListAsync(cancellationToken);
        return [.. items.Select(i => i.Item()).OrderByDescending(i => i.Score).ThenBy(i => i.Id)];
    }

    private sealed record Standing(int Id, string Key, FindingStatus Status, int Score, DateTime LastAt);
}

/// <summary>What a change of policy would do.</summary>
/// <param name="Findings">To findings; null when nothing about judging changes.</param>
/// <param name="Records">To the answers of checks and measures; null when nothing about them changes, or none has run.</param>
public sealed record ReplayOutcome(FindingReplay? Findings, LimitReplayOutcome? Records);

/// <summary>What a change of policy would do to the findings whose latest access lies between two instants, as they stand or as they would.</summary>
public sealed record FindingReplay
{
    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    /// <summary>Findings that would be new or stand again.</summary>
    public required int Added { get; init; }

    /// <summary>Findings that would no longer be found: open ones, which would be withdrawn, and the <see cref="ConfirmedLost"/>, which stay as decided.</summary>
    public required int Removed { get; init; }

    /// <summary>Open findings that would stay with another score.</summary>
    public required int Reweighed { get; init; }

    /// <summary>Of those removed: findings that a person confirmed as violations. They stay as decided.</summary>
    public required int ConfirmedLost { get; init; }

    /// <summary>The first of those added, heaviest first. They bear numbers of the copy, which mean nothing afterwards.</summary>
    public required IReadOnlyList<FindingItem> AddedFindings { get; init; }

    /// <summary>The first of those removed, heaviest first.</summary>
    public required IReadOnlyList<FindingItem> RemovedFindings { get; init; }

    /// <summary>The first of those confirmed and no longer found, heaviest first.</summary>
    public required IReadOnlyList<FindingItem> LostFindings { get; init; }

    /// <summary>The first of those with another score, heaviest first by the score they have.</summary>
    public required IReadOnlyList<ReweighedFinding> ReweighedFindings { get; init; }
}

/// <summary>An open finding that a change of policy would weigh anew.</summary>
/// <param name="Finding">As it stands.</param>
/// <param name="Score">The score it would have, 0–100.</param>
public sealed record ReweighedFinding(FindingItem Finding, int Score);
