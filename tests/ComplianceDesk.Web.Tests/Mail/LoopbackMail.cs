using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceDesk.Data.Tests;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ComplianceDesk.Web.Tests.Mail;

/// <summary>A real SMTP server on loopback, with TLS and accounts when asked, that keeps what it takes and refuses whom it is told to.</summary>
internal sealed class LoopbackMail : IAsyncDisposable
{
    public const string User = "desk";
    public const string Password = "a password of its own";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("desk-mail-");
    private readonly X509Certificate2 certificate = Certificate();
    private CancellationTokenSource? stop;
    private Task running = Task.CompletedTask;

    public LoopbackMail()
    {
        Port = FreePort.Next();
        File.WriteAllText(Authority, certificate.ExportCertificatePem());
    }

    public int Port { get; }

    /// <summary>PEM of the certificate by which the server is to be trusted.</summary>
    public string Authority => Path.Combine(folder.FullName, "authority.pem");

    /// <summary>Messages taken.</summary>
    public List<(string To, MimeMessage Message)> Taken { get; } = [];

    /// <summary>Addresses it refuses for good, with 550.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>Answers the end of a message with 451, "try again later", as often as this says.</summary>
    public int Busy { get; set; }

    /// <summary>Starts it, or starts it again on the same port.</summary>
    public LoopbackMail Start(bool implicitTls = false, bool accounts = false)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(e =>
            {
                e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).IsSecure(implicitTls).Certificate(certificate);
                if (accounts)
                {
                    e.AuthenticationRequired();
                }
            }).Build();
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Filter(this));
        services.Add(new Authenticator());
        stop = new CancellationTokenSource();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
        return this;
    }

    public async Task StopAsync()
    {
        if (stop is not null)
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
            stop = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        certificate.Dispose();
        folder.Delete(recursive: true);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class Store(LoopbackMail server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (server.Busy > 0)
            {
                server.Busy--;
                return new SmtpResponse((SmtpReplyCode)451, "busy, try again later");
            }

            using var bytes = new MemoryStream(buffer.ToArray());
            server.Taken.Add((transaction.To[0].AsAddress(), await MimeMessage.LoadAsync(bytes, cancellationToken)));
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(LoopbackMail server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => Task.FromResult(!server.Refused.Contains(to.AsAddress()));
    }

    private sealed class Authenticator : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) => Task.FromResult(user == User && password == Password);
    }
}
