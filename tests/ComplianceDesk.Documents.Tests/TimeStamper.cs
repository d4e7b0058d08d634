using System.Net;
using ComplianceDesk.Data.Tests;

namespace ComplianceDesk.Documents.Tests;

/// <summary>A time-stamp authority on loopback: HTTP before <c>openssl ts</c>, with a certificate of its own.</summary>
internal sealed class TimeStamper : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tsa-").FullName;
    private readonly HttpListener listener = new();
    private readonly Task answering;

    public TimeStamper()
    {
        File.WriteAllText(Path("tsa.cnf"), $"""
            [tsa]
            default_tsa = own
            [own]
            serial = {Path("serial")}
            crypto_device = builtin
            signer_cert = {Path("tsa.pem")}
            signer_key = {Path("tsa.key")}
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            [req]
            distinguished_name = name
            x509_extensions = stamping
            [name]
            [stamping]
            extendedKeyUsage = critical,timeStamping
            keyUsage = critical,digitalSignature
            """);
        Run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=Stamps for tests", "-keyout", Path("tsa.key"), "-out", Path("tsa.pem"), "-config", Path("tsa.cnf"));
        File.WriteAllText(Path("serial"), "01");
        Address = $"http://127.0.0.1:{FreePort.Next()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        answering = Task.Run(AnswerAsync);
    }

    public string Address { get; }

    /// <summary>The file with its certificate.</summary>
    public string Certificate => Path("tsa.pem");

    /// <summary>How many stamps were given.</summary>
    public int Given { get; private set; }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await answering;
        listener.Close();
        Directory.Delete(folder, recursive: true);
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                await using (var query = File.Create(Path("query")))
                {
                    await context.Request.InputStream.CopyToAsync(query);
                }

                Run("ts", "-reply", "-config", Path("tsa.cnf"), "-section", "own", "-queryfile", Path("query"), "-out", Path("reply"));
                context.Response.ContentType = "application/timestamp-reply";
                var reply = await File.ReadAllBytesAsync(Path("reply"));
                Given++; // Before whoever asked can go on.
                await context.Response.OutputStream.WriteAsync(reply);
                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private string Path(string name) => System.IO.Path.Combine(folder, name);

    private static void Run(params string[] arguments)
    {
        var (code, output) = PdfReadersTests.Run("openssl", arguments);
        Assert.True(code == 0, output);
    }
}
