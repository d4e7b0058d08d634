using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>A file that goes with a statement or a policy.</summary>
/// <param name="Name">Its name as given.</param>
/// <param name="Content">Its bytes.</param>
public sealed record AttachedFile(string Name, Stream Content);

/// <summary>What a person signs.</summary>
public sealed record StatementDraft(string RequirementId, string? Statement, string? SignedBy, string? Role, string? Basis, DateOnly? ValidUntil);

/// <summary>A version of a policy, or a review of it, as a person registers it.</summary>
public sealed record PolicyDraft(string? Policy, string? Version, string? Owner, DateOnly? EffectiveOn, DateOnly? ReviewedOn, DateOnly? WithdrawnOn);

/// <summary>What people state, decide and register about requirements. Everything is added, nothing is altered; each step is in the trail and in what is said from then on.</summary>
public sealed class RequirementReview(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest statement, basis or rationale, in characters.</summary>
    public const int Shortest = 20;

    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 4_000;

    /// <summary>Signs a statement; or says why not.</summary>
    public async Task<Refusal?> SignAsync(StatementDraft draft, string who, AttachedFile? file = null, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var refusal = RequirementCatalog.Find(draft.RequirementId) is null ? new Refusal("no-requirement", "There is no such requirement.")
            : Text(draft.Statement, "statement") ?? Text(draft.Basis, "basis") ?? Name(draft.SignedBy, "who signs") ?? Name(draft.Role, "the signer's role")
            ?? (draft.ValidUntil is { } until && until < await TodayAsync(now, cancellationToken) ? new Refusal("past", "The last day has passed already.") : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var hash = await KeepAsync(file, cancellationToken);
        var row = new StatementRow
        {
            RequirementId = draft.RequirementId, Statement = draft.Statement!.Trim(), SignedBy = draft.SignedBy!.Trim(), Role = draft.Role!.Trim(), Basis = draft.Basis!.Trim(),
            SignedAt = now, ValidUntil = draft.ValidUntil, FileName = file?.Name, FileSha256 = hash, RecordedBy = who, RecordedAt = now,
        };
        await AddAsync(row, ledger => ledger.Take(row), new TrailRow { At = now, Who = who, Action = "attest", Subject = $"requirement:{draft.RequirementId}", Detail = hash is null ? null : $"file {hash}" }, cancellationToken);
        return null;
    }

    /// <summary>Decides an addressable specification; or says why not. Every state but "as written" needs its rationale.</summary>
    public async Task<Refusal?> DecideAsync(string requirementId, AddressableState state, string? rationale, string who, CancellationToken cancellationToken = default)
    {
        if (RequirementCatalog.Find(requirementId) is not { Obligation: Obligation.Addressable })
        {
            return new Refusal("not-addressable", "Only addressable specifications are decided so.");
        }

        if (state == AddressableState.NoDecision || !Enum.IsDefined(state))
        {
            return new Refusal("no-state", "Choose one of the three decisions.");
        }

        if (Text(rationale, "rationale") is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var row = new SpecificationDecisionRow { RequirementId = requirementId, State = state, Rationale = rationale!.Trim(), DecidedBy = who, DecidedAt = now };
        await AddAsync(row, ledger => ledger.Take(row), new TrailRow { At = now, Who = who, Action = "decide", Subject = $"requirement:{requirementId}", Detail = state.Text() }, cancellationToken);
        return null;
    }

    /// <summary>Registers a version of a policy, or a review or withdrawal of it; or says why not.</summary>
    public async Task<Refusal?> RegisterAsync(PolicyDraft draft, string who, AttachedFile? file = null, CancellationToken cancellationToken = default)
    {
        var refusal = Name(draft.Policy, "the title") ?? Name(draft.Version, "the version") ?? Name(draft.Owner, "the owner")
            ?? (draft.EffectiveOn is null ? new Refusal("no-day", "Give the day from which it is in force.") : null)
            ?? (draft.WithdrawnOn < draft.EffectiveOn ? new Refusal("withdrawn-before", "It was withdrawn before it was in force.") : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var hash = await KeepAsync(file, cancellationToken);
        var row = new PolicyDocumentRow
        {
            Policy = draft.Policy!.Trim(), Version = draft.Version!.Trim(), Owner = draft.Owner!.Trim(), EffectiveOn = draft.EffectiveOn!.Value, ReviewedOn = draft.ReviewedOn,
            WithdrawnOn = draft.WithdrawnOn, FileName = file?.Name, FileSha256 = hash, RecordedBy = who, RecordedAt = now,
        };
        // No answer changes at once: the next run counts what the register holds.
        await AddAsync(row, null, new TrailRow { At = now, Who = who, Action = "register-policy", Detail = $"{row.Policy} {row.Version}" }, cancellationToken);
        return null;
    }

    /// <summary>Sets what the site is, whether proposed rules are shown, and limits; or says why not.</summary>
    public async Task<Refusal?> SetAsync(RequirementSettings settings, string? reason, string who, CancellationToken cancellationToken = default)
    {
        if (Text(reason, "reason") is { } refusal)
        {
            return refusal;
        }

        if (settings.Limits.FirstOrDefault(l => l.Value <= 0 || MetricCatalog.Infos.GetValueOrDefault(l.Key)?.Limit is null) is { Key: { } wrong })
        {
            return new Refusal("bad-limit", $"The limit of {wrong} must be a number above zero.");
        }

        if (settings.Limits.FirstOrDefault(l => MetricCatalog.Infos[l.Key] is { Basis: ThresholdBasis.Law, Limit: var law } && l.Value < law) is { Key: { } floor })
        {
            return new Refusal("below-law", $"{MetricCatalog.Infos[floor].Title}: the law asks for {MetricCatalog.Infos[floor].Limit:0.##} {MetricCatalog.Infos[floor].LimitUnit} at least.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        if (await UnknownAsync(db, settings.Names, cancellationToken) is { } unknown)
        {
            return unknown;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ledger = await RequirementLedger.CatchUpAsync(store, db, now, cancellationToken);
        await settings.PutAsync(db, cancellationToken);
        db.Trail.Add(new TrailRow { At = now, Who = who, Action = RequirementSettings.SetAction, Detail = $"{reason!.Trim()} ({settings.Describe()})" });
        await db.SaveChangesAsync(cancellationToken);
        if (ledger is not null)
        {
            ledger.Site = settings.Site;
            await ledger.RecordAsync(_ => who, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>The bytes of an attachment that a statement or a policy refers to, with its name; null when none does.</summary>
    public async Task<(Stream Content, string Name)?> OpenAsync(string sha256, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var name = await db.Statements.Where(s => s.FileSha256 == sha256).Select(s => s.FileName).FirstOrDefaultAsync(cancellationToken)
            ?? await db.PolicyDocuments.Where(p => p.FileSha256 == sha256).Select(p => p.FileName).FirstOrDefaultAsync(cancellationToken);
        var archive = new FileArchive(store);
        return name is not null && archive.Has(sha256) ? (archive.Open(sha256), name) : null;
    }

    // A name that no feed knows would count nobody and nothing.
    private static async Task<Refusal?> UnknownAsync(DeskContext db, SiteNames names, CancellationToken cancellationToken)
    {
        var users = names.Officials.Values.Select(o => o.UserId).ToHashSet();
        users.ExceptWith(await db.Workforce.Where(u => u.Listed && users.Contains(u.UserId)).Select(u => u.UserId).ToListAsync(cancellationToken));
        var roles = names.PrivilegedRoles.Except(await db.Workforce.Where(u => u.Listed && u.Role != null).Select(u => u.Role!).Distinct().ToListAsync(cancellationToken)).ToList();
        var units = names.Part2Units.Except(await db.Departments.Where(d => d.Listed).Select(d => d.DepartmentId).ToListAsync(cancellationToken)).ToList();
        return users.Count > 0 ? new Refusal("no-user", $"The workforce feed lists no account {users.First()}.")
            : roles.Count > 0 ? new Refusal("no-role", $"The workforce feed has no role {roles[0]}.")
            : units.Count > 0 ? new Refusal("no-department", $"The departments feed lists no department {units[0]}.")
            : null;
    }

    private async Task AddAsync(object row, Action<RequirementLedger>? take, TrailRow trail, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ledger = await RequirementLedger.CatchUpAsync(store, db, trail.At, cancellationToken);
        db.Add(row);
        db.Trail.Add(trail);
        await db.SaveChangesAsync(cancellationToken);
        if (ledger is not null && take is not null)
        {
            take(ledger);
            await ledger.RecordAsync(_ => trail.Who, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<string?> KeepAsync(AttachedFile? file, CancellationToken cancellationToken) =>
        file is null ? null : (await new FileArchive(store).AddAsync(file.Content, null, cancellationToken)).Sha256;

    private async Task<DateOnly> TodayAsync(DateTime now, CancellationToken cancellationToken) =>
        (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone.DayOf(now);

    private static Refusal? Text(string? text, string what) => (text?.Trim().Length ?? 0) switch
    {
        < Shortest => new Refusal("short-text", string.Create(CultureInfo.InvariantCulture, $"The {what} needs at least {Shortest} characters.")),
        > Longest => new Refusal("long-text", string.Create(CultureInfo.InvariantCulture, $"The {what} may have at most {Longest} characters.")),
        _ => null,
    };

    private static Refusal? Name(string? text, string what) => string.IsNullOrWhiteSpace(text) || text.Trim().Length > 200 ? new Refusal("no-name", $"Give {what}, in at most 200 characters.") : null;
}
