using System.Globalization;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>What the site has set: what it is, whether proposed rules are shown, and limits of metrics that are policy.</summary>
/// <param name="Site">What the site says of itself.</param>
/// <param name="Limits">Limits by metric; those that are not there keep their default.</param>
public sealed record RequirementSettings(Applicability Site, IReadOnlyDictionary<string, decimal> Limits)
{
    private const string Kinds = "site-kinds";
    private const string Proposed = "show-proposed-rules";
    private const string Limit = "metric-limit:";

    /// <summary>Reads the settings of a store.</summary>
    public static async Task<RequirementSettings> LoadAsync(DeskStore store, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await LoadAsync(db, cancellationToken);
    }

    internal static async Task<RequirementSettings> LoadAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Settings.AsNoTracking().Where(s => s.Name == Kinds || s.Name == Proposed || s.Name.StartsWith(Limit)).ToDictionaryAsync(s => s.Name, s => s.Value, cancellationToken);
        var kinds = rows.TryGetValue(Kinds, out var given) ? given.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet() : Applicability.Default.Kinds;
        return new RequirementSettings(
            new Applicability(kinds, rows.GetValueOrDefault(Proposed) == "true"),
            rows.Where(r => r.Key.StartsWith(Limit, StringComparison.Ordinal)).ToDictionary(r => r.Key[Limit.Length..], r => decimal.Parse(r.Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>Puts the settings into a context that the caller saves.</summary>
    internal async Task PutAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var old = await db.Settings.Where(s => s.Name == Kinds || s.Name == Proposed || s.Name.StartsWith(Limit)).ToListAsync(cancellationToken);
        var wanted = new Dictionary<string, string>
        {
            [Kinds] = string.Join(' ', SiteKind.All.Select(k => k.Id).Where(Site.Kinds.Contains)),
            [Proposed] = Site.ShowProposed ? "true" : "false",
        };
        foreach (var (metric, limit) in Limits)
        {
            wanted[Limit + metric] = limit.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var row in old)
        {
            if (wanted.Remove(row.Name, out var value)) row.Value = value;
            else db.Remove(row);
        }

        db.Settings.AddRange(wanted.Select(pair => new SettingRow { Name = pair.Key, Value = pair.Value }));
    }
}
