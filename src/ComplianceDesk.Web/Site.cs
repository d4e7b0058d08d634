using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Options;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web;

/// <summary>The organisation's name and zone, and times written as its clocks show them. Every page shows the zone beside the name.</summary>
public sealed class Site(DeskStore store, IOptions<DeskOptions> options, TimeProvider clock)
{
    /// <summary>Name of the organisation.</summary>
    public string Name { get; private set; } = options.Value.SiteName;

    /// <summary>The site's time zone.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Within how many days findings shall be decided.</summary>
    public TriageTargets Triage { get; private set; } = new();

    /// <summary>Reads all of it from the store's settings.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        var settings = await SiteSettings.LoadAsync(store, cancellationToken);
        Name = settings.Organisation ?? options.Value.SiteName;
        Zone = settings.TimeZone;
        Triage = settings.Triage;
    }

    /// <summary>This account as somebody who looks at the queue now.</summary>
    public QueueViewer Viewer(string who) => new(who, Zone, Triage, clock.GetUtcNow().UtcDateTime);

    /// <summary><c>22 Nov 2026 14:02</c> in the site's zone; a dash for none.</summary>
    public string Time(DateTime? utc) => Write(utc, "d MMM yyyy HH:mm");

    /// <summary><c>22 Nov 2026 14:02:31</c> in the site's zone; a dash for none.</summary>
    public string TimeToTheSecond(DateTime? utc) => Write(utc, "d MMM yyyy HH:mm:ss");

    /// <summary>The time with the zone's name, for a number that stands alone.</summary>
    public string TimeWithZone(DateTime? utc) => utc is null ? "–" : $"{Time(utc)} {Zone.Id}";

    /// <summary>The moment that a run shows and when it ran, with the lag when the data are older by a day or more.</summary>
    public string Stamp(RunStamp? run) => run is null ? "–"
        : $"state of {TimeWithZone(run.AsOf)}, run {run.Id.ToString(CultureInfo.InvariantCulture)} of {Time(run.RanAt)}{(run.Lag.TotalDays < 1 ? "" : $" ({Components.Words.Count((long)run.Lag.TotalDays, "day")} later)")}";

    /// <summary><c>12 min ago</c>, <c>3 h ago</c>, <c>5 days ago</c>; for what is to come <c>in 5 days</c>.</summary>
    public string Ago(DateTime utc)
    {
        var passed = clock.GetUtcNow().UtcDateTime - utc;
        var length = passed.Duration();
        var words = length.TotalMinutes < 1 ? "" : length.TotalHours < 1 ? $"{(int)length.TotalMinutes} min" : length.TotalDays < 2 ? $"{(int)length.TotalHours} h"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalDays:N0} days");
        return words.Length == 0 ? "just now" : passed < TimeSpan.Zero ? $"in {words}" : $"{words} ago";
    }

    /// <summary>The day in the site's zone at an instant.</summary>
    public DateOnly Day(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    private string Write(DateTime? utc, string format) =>
        utc is { } time ? TimeZoneInfo.ConvertTimeFromUtc(time, Zone).ToString(format, CultureInfo.InvariantCulture) : "–";
}
