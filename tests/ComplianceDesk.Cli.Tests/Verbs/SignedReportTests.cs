using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

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

        using var process = Process.Start(new ProcessStartInfo("pdfsig", ["-nocert", folder["r.pdf"]]) { RedirectStandardOutput = true })!;
        Assert.Contains("Signature is Valid", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
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
