using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data;

/// <summary>What a site says about itself, kept in the store.</summary>
/// <param name="Zone">IANA time zone of the site: days are counted in it, and times without a zone are read in it. <c>UTC</c> until set.</param>
/// <param name="Organisation">The organisation's name as reports print it, or null until set.</param>
public sealed record SiteSettings(string Zone = "UTC", string? Organisation = null)
{
    private const string ZoneName = "site-zone";
    private const string OrganisationName = "organisation";
    private const string TriageName = "triage-days";

    /// <summary>Within how many days findings shall be decided.</summary>
    public TriageTargets Triage { get; init; } = new();

    /// <summary>The zone's rules.</summary>
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>Reads the settings of a store.</summary>
    public static async Task<SiteSettings> LoadAsync(DeskStore store, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await db.Settings.AsNoTracking().Where(r => r.Name == ZoneName || r.Name == OrganisationName || r.Name == TriageName)
            .ToDictionaryAsync(r => r.Name, r => r.Value, cancellationToken);
        return new SiteSettings(rows.GetValueOrDefault(ZoneName, "UTC"), rows.GetValueOrDefault(OrganisationName))
        {
            Triage = TriageTargets.Parse(rows.GetValueOrDefault(TriageName)) ?? new(),
        };
    }

    /// <summary>Writes the settings. Roll-ups already written keep the days of the zone they were written in.</summary>
    public async Task SaveAsync(DeskStore store, CancellationToken cancellationToken = default)
    {
        _ = TimeZone;
        await using var db = store.CreateDbContext();
        await SetAsync(db, ZoneName, Zone, cancellationToken);
        await SetAsync(db, OrganisationName, Organisation, cancellationToken);
        await SetAsync(db, TriageName, Triage == new TriageTargets() ? null : Triage.ToString(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task SetAsync(DeskContext db, string name, string? value, CancellationToken cancellationToken)
    {
        var row = await db.Settings.FindAsync([name], cancellationToken);
        if (value is null)
        {
            if (row is not null) db.Remove(row);
        }
        else if (row is null) db.Add(new SettingRow { Name = name, Value = value });
        else row.Value = value;
    }
}
