using ComplianceDesk.Data;
using ComplianceDesk.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web;

/// <summary>The organisation's name and zone as shown on every page.</summary>
public sealed class SiteName(DeskStore store, IOptions<DeskOptions> options)
{
    /// <summary>Name of the organisation.</summary>
    public string Name { get; private set; } = options.Value.SiteName;

    /// <summary>IANA id of the site's time zone.</summary>
    public string Zone { get; private set; } = "UTC";

    /// <summary>Reads both from the store's settings.</summary>
    public async Task LoadAsync()
    {
        await using var db = store.CreateDbContext();
        var settings = await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.Value);
        Name = settings.GetValueOrDefault("organisation", Name);
        Zone = settings.GetValueOrDefault("zone", Zone);
    }
}
