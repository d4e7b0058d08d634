using System.Globalization;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>What the site has set: what it is, whether proposed rules are shown, limits of metrics that are policy, and what it names because no feed says it.</summary>
/// <param name="Site">What the site says of itself.</param>
/// <param name="Limits">Limits by metric; those that are not there keep their default.</param>
/// <param name="Names">Officials, privileged roles, units of Part 2 programs.</param>
public sealed record RequirementSettings(Applicability Site, IReadOnlyDictionary<string, decimal> Limits, SiteNames Names)
{
    internal const string SetAction = "set-requirements";

    private const string Kinds = "site-kinds";
    private const string Proposed = "show-proposed-rules";
    private const string Limit = "metric-limit:";
    private const string Named = "site-name:";
    private const string Roles = Named + "privileged-roles";
    private const string Units = Named + "part2-units";
    private const string Day = "yyyy-MM-dd";

    /// <summary>Reads the settings of a store.</summary>
    public static async Task<RequirementSettings> LoadAsync(DeskStore store, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await LoadAsync(db, cancellationToken);
    }

    /// <summary>Everything that is set, in one line for the trail.</summary>
    internal string Describe() => string.Join("; ", Values().Select(v => $"{v.Key} {v.Value.Replace("\n", ", ", StringComparison.Ordinal)}"));

    internal static async Task<RequirementSettings> LoadAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var rows = await Rows(db).AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.Value, cancellationToken);
        var kinds = rows.TryGetValue(Kinds, out var given) ? given.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet() : Applicability.Default.Kinds;
        return new RequirementSettings(
            new Applicability(kinds, rows.GetValueOrDefault(Proposed) == "true"),
            rows.Where(r => r.Key.StartsWith(Limit, StringComparison.Ordinal)).ToDictionary(r => r.Key[Limit.Length..], r => decimal.Parse(r.Value, CultureInfo.InvariantCulture)),
            new SiteNames
            {
                Officials = Office.All.Where(o => rows.ContainsKey(Named + o.Id)).ToDictionary(o => o.Id, o => Read(rows[Named + o.Id])),
                PrivilegedRoles = Lines(rows.GetValueOrDefault(Roles)),
                Part2Units = Lines(rows.GetValueOrDefault(Units)),
            });
    }

    /// <summary>Puts the settings into a context that the caller saves.</summary>
    internal async Task PutAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var wanted = Values();
        foreach (var row in await Rows(db).ToListAsync(cancellationToken))
        {
            if (wanted.Remove(row.Name, out var value)) row.Value = value;
            else db.Remove(row);
        }

        db.Settings.AddRange(wanted.Select(pair => new SettingRow { Name = pair.Key, Value = pair.Value }));
    }

    private Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>
        {
            [Kinds] = string.Join(' ', SiteKind.All.Select(k => k.Id).Where(Site.Kinds.Contains)),
            [Proposed] = Site.ShowProposed ? "true" : "false",
        };
        foreach (var (metric, limit) in Limits)
        {
            values[Limit + metric] = limit.ToString(CultureInfo.InvariantCulture);
        }

        // The day comes first: an account's id may hold spaces.
        foreach (var (office, official) in Names.Officials)
        {
            values[Named + office] = $"{official.Since.ToString(Day, CultureInfo.InvariantCulture)} {official.UserId}";
        }

        foreach (var (name, set) in new[] { (Roles, Names.PrivilegedRoles), (Units, Names.Part2Units) }.Where(s => s.Item2.Count > 0))
        {
            values[name] = string.Join('\n', set.Order(StringComparer.Ordinal));
        }

        return values;
    }

    private static Official Read(string value) => new(value[(Day.Length + 1)..], DateOnly.ParseExact(value[..Day.Length], Day, CultureInfo.InvariantCulture));

    private static HashSet<string> Lines(string? value) => [.. (value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static IQueryable<SettingRow> Rows(DeskContext db) =>
        db.Settings.Where(s => s.Name == Kinds || s.Name == Proposed || s.Name.StartsWith(Limit) || s.Name.StartsWith(Named));
}
