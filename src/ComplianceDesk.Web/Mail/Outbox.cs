using System.Globalization;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Options;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Mail;

/// <summary>Messages and notices to accounts, for the caller to add to its transaction.</summary>
public sealed class Outbox(IOptions<MailOptions> mail, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A message that waits for the mail server; kept with the reason when the account is told on the desk only.</summary>
    public DeliveryRow Message(AccountLine to, string subject, string text) =>
        !mail.Value.IsSet ? Withheld(to.Name, subject, text, "No mail server is set; told on the desk.")
        : to.Address is null ? Withheld(to.Name, subject, text, "The account has no mail address; told on the desk.")
        : new DeliveryRow { Who = to.Name, Address = to.Address, Subject = subject, Text = text, QueuedAt = Now, NextAttemptAt = Now };

    /// <summary>A message that is not sent, with why.</summary>
    public DeliveryRow Withheld(string who, string subject, string text, string why) =>
        new() { Who = who, Subject = subject, Text = text, QueuedAt = Now, State = DeliveryState.Withheld, Answer = why };

    /// <summary>A notice on the desk.</summary>
    public NoticeRow Notice(string who, string text, string href, bool alarm = false) => new() { Who = who, At = Now, Text = text, Href = href, Alarm = alarm };

    /// <summary>One sentence on a message that was given up.</summary>
    public static string GivenUp(DeliveryRow delivery, string about) => string.Create(CultureInfo.InvariantCulture,
        $"The mail to {delivery.Who} on \"{about}\" was given up after {delivery.Attempts} {(delivery.Attempts == 1 ? "attempt" : "attempts")}: {delivery.Answer}");
}
