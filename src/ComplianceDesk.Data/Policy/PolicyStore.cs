using System.Collections.Concurrent;
using System.Globalization;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Policy;

/// <summary>What the organisation has decided about judging, version by version, with who, when and why. The newest version is in force.</summary>
public sealed class PolicyStore(DeskStore store, TimeProvider clock)
{
    // Versions are added and never altered, so what was read of one once stays true. File, moment and person tell it from another store's of the same number.
    private static readonly ConcurrentDictionary<(string Store, int Version, DateTime At, string Who), JudgementPolicy> Known = new();

    // Each replay reads the policy of a copy of the store once: beyond so many, what is kept is dropped and read again.
    private const int MostKnown = 64;

    /// <summary>The shortest reason that a change takes, in characters.</summary>
    public const int ShortestWhy = 10;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestWhy = 2_000;

    /// <summary>The policy in force, its allow-list resolved to the rows of this store.</summary>
    public static async Task<JudgementPolicy> CurrentAsync(DeskStore store, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await ResolvedAsync(db, await OfVersionAsync(db, null, cancellationToken), cancellationToken);
    }

    /// <summary>The number of the version in force; 0 when nothing has been decided.</summary>
    public static async Task<int> VersionAsync(DeskContext db, CancellationToken cancellationToken = default) =>
        await db.PolicyVersions.MaxAsync(v => (int?)v.Id, cancellationToken) ?? 0;

    /// <summary>The policy of a version, as it was saved, with who decided what last; 0 for the program's own, null for the newest.</summary>
    public static async Task<JudgementPolicy> OfVersionAsync(DeskContext db, int? version, CancellationToken cancellationToken = default)
    {
        var rows = db.PolicyVersions.AsNoTracking().Where(v => version == null || v.Id <= version);
        if (await rows.OrderByDescending(v => v.Id).Select(v => new { v.Id, v.At, v.Who }).FirstOrDefaultAsync(cancellationToken) is not { } newest)
        {
            return JudgementPolicy.Default;
        }

        var key = (db.Database.GetConnectionString()!, newest.Id, newest.At, newest.Who);
        if (Known.TryGetValue(key, out var known))
        {
            return known;
        }

        var (policy, judging, decisions) = (JudgementPolicy.Default, 0, new Dictionary<string, PolicyDecision>(StringComparer.Ordinal));
        foreach (var row in await rows.Where(v => v.Id <= newest.Id).OrderBy(v => v.Id).ToListAsync(cancellationToken))
        {
            var next = Read(row);
            foreach (var change in PolicyChange.Between(policy, next))
            {
                decisions[change.Subject] = new(row.Id, row.At, row.Who, row.Why);
                judging = change.IsAboutRecords ? judging : row.Id;
            }

            policy = next;
        }

        if (Known.Count >= MostKnown)
        {
            Known.Clear();
        }

        return Known[key] = policy with { JudgingVersion = judging, Decisions = decisions };
    }

    /// <summary>Every version, newest first, each with what it changed.</summary>
    public async Task<IReadOnlyList<PolicyVersion>> HistoryAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var versions = new List<PolicyVersion>();
        var before = JudgementPolicy.Default;
        foreach (var row in await db.PolicyVersions.AsNoTracking().OrderBy(v => v.Id).ToListAsync(cancellationToken))
        {
            var policy = Read(row);
            versions.Add(new(row.Id, row.At, row.Who, row.Why, policy, PolicyChange.Between(before, policy), ReplaySummary.Read(row.Replay)));
            before = policy;
        }

        versions.Reverse();
        return versions;
    }

    /// <summary>Puts a policy in force as the next version. Refused, with every problem in a sentence, when it is not sound or somebody saved another one meanwhile.</summary>
    /// <param name="policy">The whole policy.</param>
    /// <param name="basedOn">The version the person saw.</param>
    /// <param name="who">The desk account that saves.</param>
    /// <param name="why">The reason, at least <see cref="ShortestWhy"/> characters.</param>
    /// <param name="replayed">What a replay of this very change said; null when there was none.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public async Task<Refusal?> SaveAsync(JudgementPolicy policy, int basedOn, string who, string? why, ReplaySummary? replayed = null, CancellationToken cancellationToken = default)
    {
        var reason = why?.Trim() ?? "";
        if (reason.Length is < ShortestWhy or > LongestWhy)
        {
            return new("why", string.Create(CultureInfo.InvariantCulture, $"Write why, in {ShortestWhy} to {LongestWhy} characters: an auditor will ask."));
        }

        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await ProblemsAsync(db, policy, cancellationToken) is { Count: > 0 } problems)
        {
            return new("not-sound", string.Join(" ", problems));
        }

        var before = await OfVersionAsync(db, null, cancellationToken);
        if (before.Version != basedOn)
        {
            return new("changed", string.Create(CultureInfo.InvariantCulture, $"Version {before.Version} was saved meanwhile. Look at what it changed and begin again."));
        }

        var changes = PolicyChange.Between(before, policy);
        if (changes.Count == 0)
        {
            return new("no-change", "This is the policy in force already.");
        }

        if (await OwnAsync(db, changes, policy, who, cancellationToken) is { } own)
        {
            return own;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.PolicyVersions.Add(new PolicyVersionRow { Id = basedOn + 1, At = now, Who = who, Why = reason, Json = PolicyJson.Write(policy), Replay = replayed?.Write() });
        db.Trail.Add(new TrailRow
        {
            At = now, Who = who, Action = "policy",
            Subject = string.Create(CultureInfo.InvariantCulture, $"policy:{basedOn + 1}"),
            Detail = string.Join("; ", changes.Select(c => c.Subject).Distinct(StringComparer.Ordinal)),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>What stands against a policy in this store; empty when nothing does.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(JudgementPolicy policy, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await ProblemsAsync(db, policy, cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(DeskContext db, JudgementPolicy policy, CancellationToken cancellationToken)
    {
        var problems = PolicyProblems.Of(policy);
        return problems.Count > 0 ? problems
            : [.. (await ResolvedAsync(db, policy, cancellationToken)).Allowances.Where(a => a.Numbers.Count == 0).Select(a => $"Allow-list: no feed names {PolicyChange.Words(a)}.")];
    }

    /// <summary>Nobody puts themselves, their own record or their own manager on the allow-list.</summary>
    private static async Task<Refusal?> OwnAsync(DeskContext db, IReadOnlyList<PolicyChange> changes, JudgementPolicy policy, string who, CancellationToken cancellationToken)
    {
        var reviewer = await Reviewer.LoadAsync(db, who, cancellationToken);
        foreach (var entry in policy.Allowances.Where(a => a.Subject is AllowedSubject.User or AllowedSubject.Patient && changes.Any(c => c.Subject == "allow-list" && c.What == PolicyChange.Words(a))))
        {
            foreach (var number in await Numbers(db, entry).ToListAsync(cancellationToken))
            {
                var (user, patient) = entry.Subject == AllowedSubject.User ? (number, 0) : (0, number);
                if (await reviewer.ConflictAsync(db, user, patient, cancellationToken) is not null)
                {
                    return new("own-entry", $"Allow-list: {PolicyChange.Words(entry)} is you, your own record or your own manager. Another person must save this entry.");
                }
            }
        }

        return null;
    }

    private static JudgementPolicy Read(PolicyVersionRow row) => PolicyJson.Read(row.Json) with { Version = row.Id };

    private static async Task<JudgementPolicy> ResolvedAsync(DeskContext db, JudgementPolicy policy, CancellationToken cancellationToken)
    {
        var resolved = new List<Allowance>();
        foreach (var entry in policy.Allowances)
        {
            resolved.Add(entry with { Numbers = await Numbers(db, entry).ToHashSetAsync(cancellationToken) });
        }

        return policy with { Allowances = resolved };
    }

    private static IQueryable<int> Numbers(DeskContext db, Allowance entry)
    {
        var record = int.TryParse(entry.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return entry.Subject switch
        {
            AllowedSubject.User => db.Workforce.Where(u => u.UserId == entry.Id).Select(u => u.Id),
            AllowedSubject.Role => db.Workforce.Where(u => u.Role == entry.Id).Select(u => u.Id),
            AllowedSubject.Department => db.Workforce.Where(u => db.Departments.Any(d => d.Id == u.DepartmentId && d.DepartmentId == entry.Id)).Select(u => u.Id),
            AllowedSubject.Patient => db.Patients.Where(p => p.Id == record).Select(p => p.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Subject, "Not a subject of an allow-list."),
        };
    }
}

/// <summary>A version of the policy.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="At">When it was saved, UTC.</param>
/// <param name="Who">The desk account that saved it.</param>
/// <param name="Why">The reason given.</param>
/// <param name="Policy">The whole policy.</param>
/// <param name="Changes">What differs from the version before.</param>
/// <param name="Replayed">What a replay had said before it was saved; null when none is recorded.</param>
public sealed record PolicyVersion(int Number, DateTime At, string Who, string Why, JudgementPolicy Policy, IReadOnlyList<PolicyChange> Changes, ReplaySummary? Replayed);
