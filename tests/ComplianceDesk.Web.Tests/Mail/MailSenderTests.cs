using ComplianceDesk.Data.Mail;
using ComplianceDesk.Web.Mail;
using ComplianceDesk.Web.Options;
using System.ComponentModel.DataAnnotations;

namespace ComplianceDesk.Web.Tests.Mail;

/// <summary>Handing messages to a real server: what it takes, what it refuses, and what stands in the way.</summary>
public sealed class MailSenderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task Sends_OverTls_WithAnAccount(MailTls tls)
    {
        await using var server = new LoopbackMail().Start(implicitTls: tls == MailTls.Implicit, accounts: true);
        var password = Path.Combine(Path.GetDirectoryName(server.Authority)!, "password");
        await File.WriteAllTextAsync(password, LoopbackMail.Password + "\n", Stop);

        var answer = await SendAsync(Options(server, tls, o => (o.User, o.PasswordFile) = (LoopbackMail.User, password)), "ann@example.org");

        Assert.True(answer.Taken, answer.Text);
        var (to, message) = Assert.Single(server.Taken);
        Assert.Equal(("ann@example.org", "ann@example.org", "desk@example.org", "Subject: ü", "auto-generated", "x-1@desk.example.org"),
            (to, message.To.ToString(), message.From.ToString(), message.Subject, message.Headers["Auto-Submitted"], message.MessageId));
        Assert.Equal("Line one\nünicode", message.TextBody!.ReplaceLineEndings("\n").Trim());
        Assert.Empty(message.Attachments);
    }

    [Fact]
    public async Task Refuses_AServerItDoesNotTrust()
    {
        await using var server = new LoopbackMail().Start(accounts: true);
        var answer = await SendAsync(Options(server, MailTls.StartTls, o => (o.Authority, o.User, o.Password) = (null, LoopbackMail.User, LoopbackMail.Password)), "ann@example.org");
        Assert.Equal((false, false), (answer.Taken, answer.Final));
        Assert.Contains("certificate", answer.Text, StringComparison.Ordinal);

        // Another's certificate is no better than none.
        await using var other = new LoopbackMail();
        Assert.False((await SendAsync(Options(server, MailTls.StartTls, o => (o.Authority, o.User, o.Password) = (other.Authority, LoopbackMail.User, LoopbackMail.Password)), "ann@example.org")).Taken);
        // The right one under another name neither.
        Assert.False((await SendAsync(Options(server, MailTls.StartTls, o => (o.Host, o.User, o.Password) = ("127.0.0.1", LoopbackMail.User, LoopbackMail.Password)), "ann@example.org")).Taken);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task Says_ThatTheAccountWasRefused_WithoutThePassword()
    {
        await using var server = new LoopbackMail().Start(accounts: true);
        var answer = await SendAsync(Options(server, MailTls.StartTls, o => (o.User, o.Password) = (LoopbackMail.User, "wrong secret")), "ann@example.org");
        Assert.Equal((false, false), (answer.Taken, answer.Final));
        Assert.Contains("refused the account", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GoesOn_AfterARecipientThatIsRefused()
    {
        await using var server = new LoopbackMail().Start();
        server.Refused.Add("nobody@example.org");
        server.Busy = 1;
        await using var sender = new MailSender(Options(server), TimeProvider.System);

        var busy = await sender.SendAsync("ann@example.org", "1", "text", "1", Stop);
        var refused = await sender.SendAsync("nobody@example.org", "2", "text", "2", Stop);
        var taken = await sender.SendAsync("bob@example.org", "3", "text", "3", Stop);
        var unreadable = await sender.SendAsync("no address", "4", "text", "4", Stop);

        Assert.Equal([(false, false), (false, true), (true, true), (false, true)], new[] { busy, refused, taken, unreadable }.Select(a => (a.Taken, a.Final)));
        Assert.StartsWith("451 ", busy.Text, StringComparison.Ordinal);
        Assert.StartsWith("55", refused.Text, StringComparison.Ordinal);
        Assert.Equal("bob@example.org", Assert.Single(server.Taken).To);
    }

    [Fact]
    public async Task Answers_WhenNoServerListens()
    {
        await using var server = new LoopbackMail();
        await using var sender = new MailSender(Options(server), TimeProvider.System);
        var answer = await sender.SendAsync("ann@example.org", "1", "text", "1", Stop);
        Assert.Equal((false, false), (answer.Taken, answer.Final));
        Assert.StartsWith("The server cannot be asked: ", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)] // no host: no mail
    [InlineData("mail.example.org", true)]
    [InlineData("mail.example.org", false, "From")]
    [InlineData("mail.example.org", false, "DeskAddress")]
    [InlineData("mail.example.org", false, "Tls")]
    [InlineData("localhost", true, "Tls")]
    public void Refuses_SettingsThatCannotWork(string? host, bool sound, string? without = null)
    {
        var options = new MailOptions
        {
            Host = host, From = without == "From" ? "nobody" : "desk@example.org", DeskAddress = without == "DeskAddress" ? null : new Uri("https://desk.example.org"), User = "desk", Password = "x",
            Tls = without == "Tls" ? MailTls.None : MailTls.StartTls,
        };
        Assert.Equal(sound, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    internal static Microsoft.Extensions.Options.IOptions<MailOptions> Options(LoopbackMail server, MailTls tls = MailTls.None, Action<MailOptions>? also = null)
    {
        var options = new MailOptions { Host = "localhost", Port = server.Port, Tls = tls, From = "desk@example.org", DeskAddress = new Uri("https://desk.example.org"), Authority = server.Authority };
        also?.Invoke(options);
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    private static async Task<MailAnswer> SendAsync(Microsoft.Extensions.Options.IOptions<MailOptions> options, string to)
    {
        await using var sender = new MailSender(options, TimeProvider.System);
        return await sender.SendAsync(to, "Subject: ü", "Line one\nünicode", "x-1", Stop);
    }
}
