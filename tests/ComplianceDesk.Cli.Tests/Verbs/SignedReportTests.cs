using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceDesk.Data;

namespace ComplianceDesk.Cli.Tests.Verbs;

/// <summary><c>report --sign</c> and the logo on its cover. The certificate's name reaches the program as in life: through the environment.</summary>
public sealed class SignedReportTests(JudgedHospital hospital)
{
    [Fact]
    public async Task Signs_WithTheCertificateOfTheEnvironment()
    {
        using var folder = new TempFolder();
        string[] report = ["report", "activity-review", "--data", hospital.Data, "--from", "2026-10-18", "--to", "2026-10-31", "--sign", "--out"];
        var without = await Run.Of([.. report, folder["r.pdf"]]);
        Assert.Equal(2, without.Code);
        Assert.Contains("Signing__Certificate", without.Error, StringComparison.Ordinal);

        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Fairmont General reports", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(20));
        await File.WriteAllBytesAsync(folder["site.pfx"], certificate.Export(X509ContentType.Pfx, "secret of the test"), TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("Signing__Certificate", folder["site.pfx"]);
        Environment.SetEnvironmentVariable("Signing__Password", "wrong");
        try
        {
            var refused = await Run.Of([.. report, folder["r.pdf"]]);
            Assert.Equal(2, refused.Code);
            Assert.DoesNotContain("wrong", refused.Error, StringComparison.Ordinal);

            Environment.SetEnvironmentVariable("Signing__Password", "secret of the test");
            Assert.Equal(2, (await Run.Of([.. report, folder["r.xlsx"]])).Code);
            var run = await Run.Of([.. report, folder["r.pdf"]]);
            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.Contains("Signed by Fairmont General reports", run.Out, StringComparison.Ordinal);
            Assert.Contains("Draft, not signed off: number AR-20261018-20261031-", run.Out, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Signing__Certificate", null);
            Environment.SetEnvironmentVariable("Signing__Password", null);
        }

        await File.WriteAllTextAsync(folder["site.pem"], certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        File.Move(folder["r.pdf"], folder["report.pdf"]);
        await VerifiesAsTheDocsSayAsync(folder);
    }

    /// <summary>What docs/reports.md tells an outsider to do, done: the shell blocks of its section, as they stand there.</summary>
    private async Task VerifiesAsTheDocsSayAsync(TempFolder folder)
    {
        var docs = await File.ReadAllTextAsync(Repository.File("docs", "reports.md"), TestContext.Current.CancellationToken);
        var section = docs[docs.IndexOf("## Checking a report without the desk", StringComparison.Ordinal)..docs.IndexOf("## Checking its time-stamp", StringComparison.Ordinal)];
        var script = "set -e\n" + string.Concat(section.Split("```sh\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]));
        Assert.Contains("openssl cms -verify", script, StringComparison.Ordinal);

        var (code, output) = await ShellAsync(script, folder);
        Assert.True(code == 0, output);
        Assert.Contains("No syntax or stream encoding errors found", output, StringComparison.Ordinal);
        Assert.Contains("Signature is Valid", output, StringComparison.Ordinal);
        Assert.Contains("Total document signed", output, StringComparison.Ordinal);
        Assert.Contains("CMS Verification successful", output, StringComparison.Ordinal);

        // The hash in the register, and those printed inside the document, are the ones the tools tell.
        var hashes = output.Split('\n').Where(line => line.Length > 66 && line[64..66] == "  ").ToDictionary(line => line[66..].Trim(), line => line[..64]);
        await using var db = new DeskStore(hospital.Data).CreateDbContext();
        Assert.Contains(hashes["report.pdf"], db.Reports.Select(r => r.Sha256));
        var (_, text) = await ShellAsync("pdftotext report.pdf - | tr -d '\\n '", folder);
        Assert.All(hashes.Where(h => h.Key.StartsWith("files/", StringComparison.Ordinal)), h => Assert.Contains(h.Value, text, StringComparison.Ordinal));
        Assert.Equal(["files/findings.csv", "files/sources.csv"], hashes.Keys.Where(k => k.StartsWith("files/", StringComparison.Ordinal)).Where(k => k.Contains("findings", StringComparison.Ordinal) || k.Contains("sources", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        // One changed byte of what a page shows, and neither tool believes it.
        var bytes = await File.ReadAllBytesAsync(folder["report.pdf"], TestContext.Current.CancellationToken);
        bytes[bytes.Length / 3] ^= 1;
        await File.WriteAllBytesAsync(folder["report.pdf"], bytes, TestContext.Current.CancellationToken);
        (code, output) = await ShellAsync(script.Replace("set -e\n", "", StringComparison.Ordinal), folder);
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("Signature is Valid", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CMS Verification successful", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> ShellAsync(string script, TempFolder folder)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec 2>&1\n{script}"]) { RedirectStandardOutput = true, WorkingDirectory = folder.Path })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    [Fact]
    public async Task Keeps_ALogoThatCanBePrinted()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["logo.gif"], "GIF89a", TestContext.Current.CancellationToken);
        var refused = await Run.Of("site", "--data", folder["data"], "--logo", folder["logo.gif"]);
        Assert.Equal(2, refused.Code);
        Assert.Contains("neither a JPEG nor a PNG", refused.Error, StringComparison.Ordinal);

        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 0xFF, 0xD9];
        await File.WriteAllBytesAsync(folder["logo.jpg"], jpeg, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Run.Of("site", "--data", folder["data"], "--logo", folder["logo.jpg"])).Code);
        Assert.Equal(jpeg, await File.ReadAllBytesAsync(Path.Combine(folder["data"], "logo"), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await Run.Of("site", "--data", folder["data"], "--logo", "none")).Code);
        Assert.False(File.Exists(Path.Combine(folder["data"], "logo")));
    }
}
