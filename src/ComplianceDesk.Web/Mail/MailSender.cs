using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ComplianceDesk.Data.Mail;
using ComplianceDesk.Web.Options;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ComplianceDesk.Web.Mail;

/// <summary>Hands messages to the site's mail server over one connection, opened with the first. A server that cannot be asked is an answer, not a fault.</summary>
public sealed class MailSender(IOptions<MailOptions> options, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SmtpClient client = new() { Timeout = (int)Patience.TotalMilliseconds };
    private MailAnswer? unreachable;

    /// <summary>True for a plain address, <c>ann@example.org</c>.</summary>
    public static bool IsAddress(string? text) => MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text && text.IndexOf('@', StringComparison.Ordinal) > 0;

    /// <summary>Hands one message over.</summary>
    /// <param name="to">The address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text.</param>
    /// <param name="id">Names the message, the same at every attempt, so that one which came twice is known again.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<MailAnswer> SendAsync(string to, string subject, string text, string id, CancellationToken cancellationToken = default)
    {
        if (!IsAddress(to))
        {
            return new MailAnswer(false, true, "The address cannot be read.");
        }

        if ((unreachable ??= await ConnectAsync(cancellationToken)) is { } answer)
        {
            return answer;
        }

        try
        {
            return new MailAnswer(true, true, await client.SendAsync(Message(MailboxAddress.Parse(to), subject, text, id), cancellationToken));
        }
        catch (SmtpCommandException refused)
        {
            var answered = string.Create(CultureInfo.InvariantCulture, $"{(int)refused.StatusCode} {refused.Message}");
            return new MailAnswer(false, (int)refused.StatusCode >= 500 && refused.ErrorCode != SmtpErrorCode.UnexpectedStatusCode, answered);
        }
        catch (Exception lost) when (Why(lost) is { } why)
        {
            unreachable = why;
            return why;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await client.DisconnectAsync(quit: client.IsConnected);
        }
        catch (Exception lost) when (Why(lost) is not null)
        {
            // It has gone already.
        }

        client.Dispose();
    }

    private async Task<MailAnswer?> ConnectAsync(CancellationToken cancellationToken)
    {
        if (client.IsConnected)
        {
            return null;
        }

        var mail = options.Value;
        try
        {
            Trust(mail.Authority);
            await client.ConnectAsync(mail.Host!, mail.Port, mail.Tls switch { MailTls.None => SecureSocketOptions.None, MailTls.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.SslOnConnect }, cancellationToken);
            if (!string.IsNullOrEmpty(mail.User))
            {
                await client.AuthenticateAsync(mail.User, mail.ReadPassword() ?? "", cancellationToken);
            }

            return null;
        }
        catch (Exception problem) when (Why(problem) is { } why)
        {
            if (client.IsConnected)
            {
                await client.DisconnectAsync(quit: false, CancellationToken.None);
            }

            return why;
        }
    }

    private MimeMessage Message(MailboxAddress to, string subject, string text, string id)
    {
        var mail = options.Value;
        var message = new MimeMessage { Subject = subject, Date = clock.GetUtcNow(), MessageId = $"{id}@{mail.DeskAddress!.Host}", Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(mail.From!));
        message.To.Add(to);
        // No answer by a machine to a machine (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private void Trust(string? authority)
    {
        if (string.IsNullOrEmpty(authority))
        {
            return;
        }

        // The site's own authority publishes no list that could be asked for revoked certificates.
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            if (certificate is null || errors.HasFlag(System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch))
            {
                return false;
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
            using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
            return chain.Build(server);
        };
    }

    /// <summary>What is wrong with the server or the way to it; null when the fault is not there.</summary>
    private static MailAnswer? Why(Exception problem) => problem switch
    {
        SslHandshakeException => new(false, false, "The encrypted connection failed: the server's certificate is not trusted, or it speaks another protocol."),
        MailKit.Security.AuthenticationException refused => new(false, false, $"The server refused the account: {refused.Message}"),
        SmtpCommandException refused => new(false, false, string.Create(CultureInfo.InvariantCulture, $"{(int)refused.StatusCode} {refused.Message}")),
        SocketException or IOException or ProtocolException or ServiceNotConnectedException or NotSupportedException or TimeoutException or System.Security.Authentication.AuthenticationException =>
            new(false, false, $"The server cannot be asked: {problem.Message}"),
        _ => null,
    };
}
