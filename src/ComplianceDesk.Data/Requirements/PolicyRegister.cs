using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>A policy or procedure with everything registered of it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Versions">Versions and reviews, in the order in which they take effect; of equal days, as recorded.</param>
public sealed record PolicyRegister(string Title, IReadOnlyList<PolicyDocumentRow> Versions)
{
    /// <summary>The version in force on a day; null when none was.</summary>
    public PolicyDocumentRow? InForceOn(DateOnly day) =>
        Versions.LastOrDefault(v => v.EffectiveOn <= day) is { } version && !(version.WithdrawnOn < day) ? version : null;

    /// <summary>
    /// The last day on which a version was in force; null while none has taken its place. A review, or the same version registered again, goes on with it; a version that
    /// another took the place of on its first day has that day.
    /// </summary>
    public DateOnly? LastDayOf(PolicyDocumentRow version)
    {
        var (withdrawn, replaced) = (version.WithdrawnOn, (DateOnly?)null);
        foreach (var later in Versions.SkipWhile(v => v != version).Skip(1))
        {
            if (withdrawn < later.EffectiveOn || !string.Equals(later.Version, version.Version, StringComparison.OrdinalIgnoreCase))
            {
                replaced = later.EffectiveOn.AddDays(-1);
                break;
            }

            withdrawn = later.WithdrawnOn;
        }

        var last = withdrawn is null || replaced < withdrawn ? replaced : withdrawn;
        return last < version.EffectiveOn ? version.EffectiveOn : last;
    }

    /// <summary>Every document, with what was recorded up to a moment.</summary>
    internal static async Task<IReadOnlyList<PolicyRegister>> AllAsync(DeskContext db, DateTime asOf, CancellationToken cancellationToken) =>
    [
        .. (await db.PolicyDocuments.AsNoTracking().Where(v => v.RecordedAt <= asOf).ToListAsync(cancellationToken))
            .GroupBy(v => v.Policy).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new PolicyRegister(g.Key, [.. g.OrderBy(v => v.EffectiveOn).ThenBy(v => v.Id)])),
    ];
}
