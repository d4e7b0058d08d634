using System.Globalization;
using ComplianceDesk.Data.Mail;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Mail;
using ComplianceDesk.Web.Options;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Features.Admin;

/// <summary>State of the page on mail: how the server is reached, a test, and what became of all messages.</summary>
public sealed class MailPageModel(IOptions<MailOptions> options, DeliveriesQuery deliveries, DeliveryLine line, Trail trail, Site site, TimeProvider clock)
{
    /// <summary>How the server is reached.</summary>
    public MailOptions Options => options.Value;

    /// <summary>Where the password comes from, in words. The password itself is shown nowhere.</summary>
    public string Password => !string.IsNullOrEmpty(Options.PasswordFile) ? $"from the file {Options.PasswordFile}" : string.IsNullOrEmpty(Options.Password) ? "none" : "from the configuration";

    /// <summary>The latest messages.</summary>
    public IReadOnlyList<DeliveryRow> Rows { get; private set; } = [];

    /// <summary>Address for a test.</summary>
    public string To { get; set; } = "";

    /// <summary>What the server answered to the test; null before one.</summary>
    public MailAnswer? Answer { get; private set; }

    /// <summary>Reads the messages.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default) => Rows = await deliveries.RunAsync(cancellationToken: cancellationToken);

    /// <summary>Sends a test mail now.</summary>
    public async Task TestAsync(string who, CancellationToken cancellationToken = default)
    {
        await using var sender = new MailSender(options, clock);
        var now = clock.GetUtcNow().UtcDateTime;
        var text = $"This is a test of the mail of {site.Name}, asked for by {who} at {site.TimeWithZone(now)}. Nothing needs to be done.";
        Answer = await sender.SendAsync(To.Trim(), $"Test mail of {site.Name}", text, string.Create(CultureInfo.InvariantCulture, $"test-{now.Ticks:x}"), cancellationToken);
        await trail.WriteAsync(who, "mail-test", detail: Answer.Taken ? "taken by the server" : "not taken", cancellationToken: cancellationToken);
    }

    /// <summary>Tries a message again that was given up.</summary>
    public async Task TryAgainAsync(int delivery, string who)
    {
        await line.TryAgainAsync(delivery, who);
        await LoadAsync();
    }
}
