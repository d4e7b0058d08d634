using System.Globalization;
using System.Text;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Web.Components;
using ComplianceDesk.Web.Features.Requirements;
using ComplianceDesk.Web.Options;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Mail;

/// <summary>What mails and notices on statements say whose last day is near or has passed. What was stated, and by whom, is not in them.</summary>
public sealed class ReminderMail(Site site, IOptions<MailOptions> options)
{
    /// <summary>A message on all that came to a step at once.</summary>
    public (string Subject, string Text) Of(IReadOnlyList<DueReminder> due, DateOnly today)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"At {site.Name} {(due.Count == 1 ? "a statement on a requirement is" : $"{due.Count} statements on requirements are")} to be renewed.").AppendLine().AppendLine();
        foreach (var one in due)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{one.Requirement.Title}, {one.Requirement.Citation}").AppendLine(CultureInfo.InvariantCulture, $"{LastDay(one, today)}. {Link(RequirementPageModel.Href(one.Requirement.Id))}").AppendLine();
        }

        text.AppendLine("A statement counts until its last day and stays on file after it. Sign in and add a new one, or leave it: then the requirement is answered without it.");
        return (due.Count == 1 ? $"Statement to renew: {due[0].Requirement.Title}" : $"{due.Count} statements to renew", text.ToString());
    }

    /// <summary>The same in a sentence, with where more stands.</summary>
    public static (string Text, string Href) Notice(IReadOnlyList<DueReminder> due, DateOnly today)
    {
        if (due.Count == 1)
        {
            return ($"The statement on \"{due[0].Requirement.Title}\" ({due[0].Requirement.Citation}) is to be renewed. {LastDay(due[0], today)}.", RequirementPageModel.Href(due[0].Requirement.Id));
        }

        var passed = due.Count(d => d.LastDay < today);
        return ($"{due.Count} statements on requirements are to be renewed: the last day of {passed} has passed, that of {due.Count - passed} is near.", Address.Of(RequirementsFilter.Path, ("only", "expiring")));
    }

    private static string LastDay(DueReminder one, DateOnly today) => (one.LastDay.DayNumber - today.DayNumber) switch
    {
        < 0 => $"Its last day was {Words.Date(one.LastDay)}",
        0 => $"Its last day is today, {Words.Date(one.LastDay)}",
        var days => $"Its last day is {Words.Date(one.LastDay)}, in {Words.Count(days, "day")}",
    };

    private string Link(string path) => options.Value.DeskAddress is { } desk ? new Uri(desk, path).ToString() : path;
}
