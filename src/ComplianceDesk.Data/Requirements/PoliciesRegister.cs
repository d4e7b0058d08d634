using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;

namespace ComplianceDesk.Data.Requirements;

/// <summary>The policy register: every entry, in the order in which it takes effect; <c>in_force</c> marks the version in force on the day asked about.</summary>
public static class PoliciesRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="asOf">The moment up to which entries count, UTC.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, DateOnly day, DateTime asOf, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(
            RegisterHead.Of(
                "Policies and procedures", $"every entry, in force on {Day(day)}",
                "policy", "version", "owner", "effective_on", "last_day", "reviewed_on", "withdrawn_on", "in_force", "file", "file_sha256", "recorded_by", "recorded_at"), cancellationToken);
        foreach (var policy in await new PoliciesQuery(store).RunAsync(asOf, cancellationToken))
        {
            var inForce = policy.InForceOn(day);
            foreach (var v in policy.Versions)
            {
                await rows.AddAsync(
                [
                    policy.Title, v.Version, v.Owner, Day(v.EffectiveOn), Day(policy.LastDayOf(v)), Day(v.ReviewedOn), Day(v.WithdrawnOn), v == inForce ? "true" : "false",
                    v.FileName, v.FileSha256, v.RecordedBy, v.RecordedAt.Iso(),
                ], cancellationToken);
            }
        }

        await rows.EndAsync(cancellationToken);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
