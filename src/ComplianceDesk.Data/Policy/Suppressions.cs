using System.Globalization;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Policy;

/// <summary>
/// Patterns of findings that need nobody's time for a while: asked for by one person with a reason, approved by another, neither of whom it is about, ended by themselves.
/// What they hide stays stored, is listed with the suppression's number, and comes back to the queue when it ends or is revoked.
/// </summary>
public sealed class Suppressions(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest reason, in characters.</summary>
    public const int ShortestReason = 20;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestReason = 2_000;

    /// <summary>The longest time, in days.</summary>
    public const int MostDays = 90;

    /// <summary>Days back over which a preview counts.</summary>
    public const int PreviewDays = 30;

    /// <summary>What a scope would have hidden among the findings of the latest days.</summary>
    public async Task<(Refusal? Refusal, SuppressionPreview? Preview)> PreviewAsync(SuppressionScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var (refusal, row) = await RowAsync(db, scope, cancellationToken);
        if (row is null)
        {
            return (refusal, null);
        }

        var from = Now.AddDays(-PreviewDays);
        var recent = db.Findings.AsNoTracking().Where(f => f.DetectedAt >= from && f.Status != FindingStatus.Withdrawn);
        var ids = await SuppressionMatch.FindAsync(db, row, recent, cancellationToken);
        var found = await db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id)).OrderByDescending(f => f.Score).ThenBy(f => f.Id).Select(f => new { f.Id, f.Status }).ToListAsync(cancellationToken);
        return (null, new(found.Count, found.Count(f => FindingWords.IsOpen(f.Status)), found.Count(f => f.Status == FindingStatus.Violation), from)
        {
            Shown = [.. found.Where(f => FindingWords.IsOpen(f.Status)).Take(20).Select(f => f.Id)],
        });
    }

    /// <summary>Asks for a suppression. It hides nothing before another person approves it.</summary>
    public async Task<Refusal?> RequestAsync(SuppressionScope scope, string? reason, int days, string who, CancellationToken cancellationToken = default)
    {
        var text = reason?.Trim() ?? "";
        if (text.Length is < ShortestReason or > LongestReason)
        {
            return new("reason", string.Create(CultureInfo.InvariantCulture, $"Write the reason in {ShortestReason} to {LongestReason} characters."));
        }

        if (days is < 1 or > MostDays)
        {
            return new("days", string.Create(CultureInfo.InvariantCulture, $"A suppression lasts 1 to {MostDays} days; this one would last {days}."));
        }

        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (refusal, row) = await RowAsync(db, scope, cancellationToken);
        if (row is null || (refusal = await ConflictAsync(db, row, who, cancellationToken)) is not null)
        {
            return refusal;
        }

        (row.Reason, row.RequestedBy, row.RequestedAt, row.ExpiresAt) = (text, who, Now, Now.AddDays(days));
        db.Suppressions.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        await NoteAsync(db, who, "suppress-request", row.Id, text, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Approves or refuses a request. Nobody answers their own.</summary>
    public Task<Refusal?> AnswerAsync(int id, bool approved, string? because, string who, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, who, approved ? "suppress-approve" : "suppress-refuse", because, row =>
        {
            if (row.State != SuppressionState.Requested)
            {
                return new("answered", "This request was answered already.");
            }

            if (string.Equals(row.RequestedBy, who, StringComparison.OrdinalIgnoreCase))
            {
                return new("own-request", "You asked for this suppression. Another person must approve or refuse it.");
            }

            if (approved && row.ExpiresAt <= Now)
            {
                return new("expired", "The time asked for is over. Ask for a new suppression.");
            }

            (row.State, row.AnsweredBy, row.AnsweredAt) = (approved ? SuppressionState.Approved : SuppressionState.Refused, who, Now);
            row.Because = approved ? null : because?.Trim();
            return null;
        }, needsWords: !approved, cancellationToken);

    /// <summary>Ends a suppression at once; what it hid comes back to the queue.</summary>
    public Task<Refusal?> RevokeAsync(int id, string? because, string who, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, who, "suppress-revoke", because, row =>
        {
            if (row.State != SuppressionState.Approved || row.ExpiresAt <= Now)
            {
                return new("not-in-force", "This suppression is not in force.");
            }

            (row.State, row.RevokedBy, row.RevokedAt, row.Because) = (SuppressionState.Revoked, who, Now, because?.Trim());
            return null;
        }, needsWords: true, cancellationToken);

    /// <summary>Brings back to the queue what suppressions that have ended hid. Returns false when there was nothing.</summary>
    public async Task<bool> ExpireAsync(CancellationToken cancellationToken = default)
    {
        var now = Now;
        await using var db = store.CreateDbContext();
        if (!await db.Findings.AnyAsync(f => f.SuppressedUntil <= now, cancellationToken))
        {
            return false;
        }

        await SuppressionMatch.ApplyAsync(db, now, cancellationToken);
        return true;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<Refusal?> ChangeAsync(int id, string who, string action, string? because, Func<SuppressionRow, Refusal?> change, bool needsWords, CancellationToken cancellationToken)
    {
        var words = because?.Trim() ?? "";
        if ((needsWords && words.Length < FindingReview.ShortestNote) || words.Length > LongestReason)
        {
            return new("because", string.Create(CultureInfo.InvariantCulture, $"Say why, in {FindingReview.ShortestNote} to {LongestReason} characters."));
        }

        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.Suppressions.FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (row is null)
        {
            return new("no-suppression", string.Create(CultureInfo.InvariantCulture, $"There is no suppression {id}."));
        }

        if ((change(row) ?? await ConflictAsync(db, row, who, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        await SuppressionMatch.ApplyAsync(db, Now, cancellationToken);
        await NoteAsync(db, who, action, id, words.Length == 0 ? null : words, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Nobody asks for, answers or ends what hides findings about themselves, their own record or their own manager.</summary>
    private static async Task<Refusal?> ConflictAsync(DeskContext db, SuppressionRow row, string who, CancellationToken cancellationToken) =>
        await (await Reviewer.LoadAsync(db, who, cancellationToken)).ConflictAsync(db, row.UserId ?? 0, row.PatientId ?? 0, cancellationToken) is null
            ? null
            : new("conflict", "This suppression is about you, your own record or your own manager. It belongs to another person.");

    private async Task NoteAsync(DeskContext db, string who, string action, int id, string? detail, CancellationToken cancellationToken)
    {
        db.Trail.Add(new TrailRow { At = Now, Who = who, Action = action, Subject = string.Create(CultureInfo.InvariantCulture, $"suppression:{id}"), Detail = detail });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<(Refusal? Refusal, SuppressionRow? Row)> RowAsync(DeskContext db, SuppressionScope scope, CancellationToken cancellationToken)
    {
        if (scope.Rules.Count == 0 || scope.Rules.FirstOrDefault(r => RuleCatalog.Find(r) is null) is not null)
        {
            return (new("rules", scope.Rules.Count == 0 ? "Choose at least one rule." : $"There is no rule \"{scope.Rules.First(r => RuleCatalog.Find(r) is null)}\"."), null);
        }

        if (!scope.IsNarrowed)
        {
            return (new("too-wide", "Say whose findings: a user, a role, a department or a kind of record. A rule that nobody wants is switched off in the policy."), null);
        }

        var user = scope.User is null ? 0 : await db.Workforce.Where(u => u.UserId == scope.User).Select(u => u.Id).FirstOrDefaultAsync(cancellationToken);
        var department = scope.Department is null ? 0 : await db.Departments.Where(d => d.DepartmentId == scope.Department).Select(d => d.Id).FirstOrDefaultAsync(cancellationToken);
        var unknown = scope.User is not null && user == 0 ? $"user {scope.User}"
            : scope.Department is not null && department == 0 ? $"department {scope.Department}"
            : scope.Role is not null && !await db.Workforce.AnyAsync(u => u.Role == scope.Role, cancellationToken) ? $"role {scope.Role}"
            : scope.Patient is { } patient && !await db.Patients.AnyAsync(p => p.Id == patient, cancellationToken) ? string.Create(CultureInfo.InvariantCulture, $"patient record {patient}")
            : null;
        return unknown is not null
            ? (new("unknown", $"No feed names {unknown}."), null)
            : (null, new SuppressionRow
            {
                Rules = string.Join(';', scope.Rules.Order(StringComparer.Ordinal)),
                UserId = user == 0 ? null : user,
                Role = scope.Role,
                DepartmentId = department == 0 ? null : department,
                PatientId = scope.Patient,
                Mark = scope.Mark,
                Reason = "",
                RequestedBy = "",
            });
    }
}

/// <summary>What a suppression would have hidden.</summary>
/// <param name="Findings">Findings of the days counted.</param>
/// <param name="Open">Those of them that wait for a person: they leave the queue on approval.</param>
/// <param name="Confirmed">Those of them that a person confirmed as violations.</param>
/// <param name="Since">From when findings were counted, by detection, UTC.</param>
public sealed record SuppressionPreview(int Findings, int Open, int Confirmed, DateTime Since)
{
    /// <summary>Numbers of the open ones, heaviest first, at most 20.</summary>
    public IReadOnlyList<int> Shown { get; init; } = [];
}
