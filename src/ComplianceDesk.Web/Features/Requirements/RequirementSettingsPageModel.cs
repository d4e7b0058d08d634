using System.Globalization;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>State of the settings of requirements: what the site is, whether proposed rules are shown, and limits that are policy.</summary>
public sealed class RequirementSettingsPageModel(DeskStore store, RequirementReview review)
{
    /// <summary>Metrics whose limit the site may set.</summary>
    public static IReadOnlyList<MetricInfo> Limited { get; } = [.. MetricCatalog.Infos.Values.Where(m => m.Limit is not null)];

    /// <summary>Switches that are on.</summary>
    public HashSet<string> Kinds { get; private set; } = [];

    /// <summary>Whether proposed rules are shown.</summary>
    public bool ShowProposed { get; set; }

    /// <summary>Limits as typed, by metric; empty for the default.</summary>
    public Dictionary<string, string> Limits { get; private set; } = [];

    /// <summary>Officials as typed, by office.</summary>
    public Dictionary<string, (string User, DateOnly? Since)> Officials { get; private set; } = [];

    /// <summary>Roles with privileged rights as typed, one a line.</summary>
    public string PrivilegedRoles { get; set; } = "";

    /// <summary>Departments of Part 2 programs as typed, one a line.</summary>
    public string Part2Units { get; set; } = "";

    /// <summary>Why the change is made.</summary>
    public string? Reason { get; set; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>True after a change was taken.</summary>
    public bool Saved { get; private set; }

    /// <summary>Reads what is set.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        var settings = await RequirementSettings.LoadAsync(store, cancellationToken);
        Kinds = [.. settings.Site.Kinds];
        ShowProposed = settings.Site.ShowProposed;
        var names = settings.Names;
        Officials = Office.All.ToDictionary(o => o.Id, o => names.Officials.GetValueOrDefault(o.Id) is { } official ? (official.UserId, (DateOnly?)official.Since) : ("", null));
        PrivilegedRoles = string.Join('\n', names.PrivilegedRoles.Order(StringComparer.Ordinal));
        Part2Units = string.Join('\n', names.Part2Units.Order(StringComparer.Ordinal));
        Limits = Limited.ToDictionary(m => m.Id, m => settings.Limits.TryGetValue(m.Id, out var limit) ? limit.ToString("0.####", CultureInfo.InvariantCulture) : "");
    }

    /// <summary>Switches a kind of site on or off.</summary>
    public void Switch(string kind, bool on) => _ = on ? Kinds.Add(kind) : Kinds.Remove(kind);

    /// <summary>Takes the change over.</summary>
    public async Task SaveAsync(string who)
    {
        Saved = false;
        var limits = new Dictionary<string, decimal>();
        foreach (var (metric, text) in Limits.Where(l => !string.IsNullOrWhiteSpace(l.Value)))
        {
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit))
            {
                Refusal = new Refusal("bad-limit", $"The limit of {MetricCatalog.Infos[metric].Title} is \"{text}\"; expected a number above zero.");
                return;
            }

            limits[metric] = limit;
        }

        if (Officials.FirstOrDefault(o => string.IsNullOrWhiteSpace(o.Value.User) != o.Value.Since is null) is { Key: { } half })
        {
            Refusal = new Refusal("half-named", $"{Office.All.First(o => o.Id == half).Title}: give both the account and the day.");
            return;
        }

        var names = new SiteNames
        {
            Officials = Officials.Where(o => o.Value.Since is not null).ToDictionary(o => o.Key, o => new Official(o.Value.User.Trim(), o.Value.Since!.Value)),
            PrivilegedRoles = Lines(PrivilegedRoles),
            Part2Units = Lines(Part2Units),
        };
        Refusal = await review.SetAsync(new RequirementSettings(new Applicability(Kinds, ShowProposed), limits, names), Reason, who);
        Saved = Refusal is null;
        Reason = Saved ? null : Reason;
    }

    private static HashSet<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
