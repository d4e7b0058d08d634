using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>What a person says of two records that may be one person. Each decision stands in the trail; taking one back is a decision too.</summary>
public sealed class DuplicateReview(DeskStore store, TimeProvider clock)
{
    /// <summary>Decides a pair, in either order of its records.</summary>
    /// <param name="patientAId">Row id of one record.</param>
    /// <param name="patientBId">Row id of the other.</param>
    /// <param name="who">The desk account that decides.</param>
    /// <param name="expected">The decision that the person saw; refused when it has changed since.</param>
    /// <param name="decision">What the person says.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public async Task<Refusal?> DecideAsync(
        int patientAId, int patientBId, string who, DuplicateDecision expected, DuplicateDecision decision, CancellationToken cancellationToken = default)
    {
        int a = Math.Min(patientAId, patientBId), b = Math.Max(patientAId, patientBId);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await db.DuplicatePairs
            .Where(p => p.PatientAId == a && p.PatientBId == b && p.Decision == expected)
            .ExecuteUpdateAsync(p => p.SetProperty(r => r.Decision, decision).SetProperty(r => r.DecidedBy, who).SetProperty(r => r.DecidedAt, now), cancellationToken);
        if (changed == 0)
        {
            return await db.DuplicatePairs.AnyAsync(p => p.PatientAId == a && p.PatientBId == b, cancellationToken)
                ? new("changed", "Somebody else has decided this pair since you opened it. Look again.")
                : new("not-found", "This pair is no longer among the possible duplicates.");
        }

        db.Trail.Add(new TrailRow
        {
            At = now,
            Who = who,
            Action = "decide",
            Subject = string.Create(CultureInfo.InvariantCulture, $"duplicate:{a}-{b}"),
            Detail = decision switch { DuplicateDecision.OnePerson => "one person", DuplicateDecision.TwoPeople => "two people", _ => "decision taken back" },
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
