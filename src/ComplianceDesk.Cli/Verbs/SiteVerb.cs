using System.CommandLine;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>site</c>: shows or sets what the site says about itself.</summary>
internal static class SiteVerb
{
    public static Verb Create(Terminal terminal)
    {
        var data = DataFolder.Option();
        var zone = new Option<string?>("--zone") { Description = "Time zone of the site: days are counted in it.", HelpName = "IANA" };
        var organisation = new Option<string?>("--organization") { Description = "The organization's name, as reports print it.", HelpName = "NAME" };
        var triage = new Option<string?>("--triage-days") { Description = "Days within which findings of high, medium, low severity and observations shall be decided.", HelpName = "3,7,14,30" };
        var verb = new Verb(
            "site",
            "Shows the site's time zone, name and triage targets, or sets them. Set the zone before the first import: day counts already written keep the zone they were written in.",
            "site --data ./data",
            "site --data ./data --zone America/Chicago --organization \"General Hospital\"")
        { data, zone, organisation, triage };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.MakeAsync(parsed.GetRequiredValue(data), cancellationToken);
            var settings = await SiteSettings.LoadAsync(store, cancellationToken);
            if (parsed.GetValue(zone) is { } given)
            {
                if (!TimeZoneInfo.TryFindSystemTimeZoneById(given, out _)) throw new Refusal($"--zone is \"{given}\"; expected a zone such as America/Chicago.");
                settings = settings with { Zone = given };
            }

            if (parsed.GetValue(organisation) is { } name) settings = settings with { Organisation = name };
            if (parsed.GetValue(triage) is { } days)
            {
                settings = settings with
                {
                    Triage = TriageTargets.Parse(days) ?? throw new Refusal($"--triage-days is \"{days}\"; expected four numbers of days from 1 to {TriageTargets.Most}, such as 3,7,14,30."),
                };
            }

            await settings.SaveAsync(store, cancellationToken);
            terminal.Out.WriteLine($"Zone: {settings.Zone}");
            terminal.Out.WriteLine($"Organization: {settings.Organisation ?? "not set"}");
            terminal.Out.WriteLine($"Triage days: high {settings.Triage.High}, medium {settings.Triage.Medium}, low {settings.Triage.Low}, observation {settings.Triage.Observation}");
            return ExitCode.Done;
        });
        return verb;
    }
}
