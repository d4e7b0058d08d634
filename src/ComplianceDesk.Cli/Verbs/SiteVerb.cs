using System.CommandLine;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Documents;

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
        var logo = new Option<string?>("--logo") { Description = "A JPEG or PNG file printed on the cover of reports; none removes it.", HelpName = "FILE" };
        var verb = new Verb(
            "site",
            "Shows the site's time zone, name and triage targets, or sets them. Set the zone before the first import: day counts already written keep the zone they were written in.",
            "site --data ./data",
            "site --data ./data --zone America/Chicago --organization \"General Hospital\"")
        { data, zone, organisation, triage, logo };
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

            if (parsed.GetValue(logo) is { } file) await KeepLogoAsync(store, file, cancellationToken);
            await settings.SaveAsync(store, cancellationToken);
            terminal.Out.WriteLine($"Zone: {settings.Zone}");
            terminal.Out.WriteLine($"Organization: {settings.Organisation ?? "not set"}");
            terminal.Out.WriteLine($"Triage days: high {settings.Triage.High}, medium {settings.Triage.Medium}, low {settings.Triage.Low}, observation {settings.Triage.Observation}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task KeepLogoAsync(DeskStore store, string file, CancellationToken cancellationToken)
    {
        if (file == "none")
        {
            new SiteLogo(store).Remove();
            return;
        }

        if (!File.Exists(file)) throw new Refusal($"--logo is \"{file}\"; there is no such file.");
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        if (PictureFile.WhyNot(bytes) is { } why) throw new Refusal($"--logo: {why}");
        await new SiteLogo(store).SaveAsync(bytes, cancellationToken);
    }
}
