using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>Signatures as other programs judge them: poppler's pdfsig (NSS), and the CMS reader of the platform.</summary>
public sealed class PdfSignatureTests : IDisposable
{
    private const string Password = "a password for tests";
    private readonly string folder = Directory.CreateTempSubdirectory("sign-").FullName;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("rsa.pfx")]
    [InlineData("ecdsa.pfx")]
    [InlineData("rsa.pem")]
    [InlineData("rsa-plain.pem")]
    public void Is_Valid_AndBroken_ByOneChangedByte(string file)
    {
        var signed = Signed(Load(file));

        var (_, whole) = PdfReadersTests.RunOn(signed, "pdfsig", "-nocert");
        Assert.Contains("Signature Validation: Signature is Valid.", whole, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", whole, StringComparison.Ordinal);
        Assert.Contains("Signer Certificate Common Name: Example Hospital reports", whole, StringComparison.Ordinal);
        Assert.Contains("Total document signed", whole, StringComparison.Ordinal);

        // The letter H of the first content that a reader shows, and a byte of the cross-reference after the signature.
        foreach (var place in (int[])[signed.AsSpan().IndexOf("/Type/Metadata"u8) + 200, signed.AsSpan().LastIndexOf("/Root"u8) + 40])
        {
            var changed = signed.ToArray();
            changed[place] ^= 1;
            var (_, broken) = PdfReadersTests.RunOn(changed, "pdfsig", "-nocert");
            Assert.DoesNotContain("Signature is Valid", broken, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Satisfies_Qpdf_AndKeepsItsTags()
    {
        var signed = Signed(Load("rsa.pfx"));

        var (code, output) = PdfReadersTests.RunOn(signed, "qpdf", "--check");
        Assert.Equal((0, true), (code, output.Contains("No syntax or stream encoding errors found", StringComparison.Ordinal)));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(signed);
        Assert.Contains("Form", Tree.Of(pdf).Types());
    }

    [Fact]
    public void Names_TheCertificate_InTheSignedAttributes()
    {
        var (cms, _) = Read(Signed(Load("rsa.pfx")));

        cms.CheckSignature(verifySignatureOnly: true);
        var signer = Assert.Single(cms.SignerInfos.Cast<SignerInfo>());
        Assert.Equal(["1.2.840.113549.1.9.16.2.47", "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"], signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(a => a.Oid.Value!).Order(StringComparer.Ordinal));
        var names = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Single(a => a.Oid.Value == "1.2.840.113549.1.9.16.2.47").Values[0].RawData;
        Assert.True(names.AsSpan().IndexOf(SHA256.HashData(signer.Certificate!.RawData)) > 0);
        // The issuer between the signer and the root goes along, the root does not.
        Assert.Equal(["CN=Example Hospital reports", "CN=Issuer for tests"], cms.Certificates.Select(c => c.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Carries_TheTimeOfAnAuthority()
    {
        await using var authority = new TimeStamper();
        var signed = Signed(SigningCertificate.Load(Keys("rsa.pfx"), Password, authority.Address));

        Assert.Equal(1, authority.Given);
        var (cms, _) = Read(signed);
        var token = cms.SignerInfos[0].UnsignedAttributes.Cast<CryptographicAttributeObject>().Single().Values[0].RawData;
        Assert.True(Rfc3161TimestampToken.TryDecode(token, out var stamp, out _));
        Assert.True(stamp!.VerifySignatureForSignerInfo(cms.SignerInfos[0], out var by));
        Assert.Equal("CN=Stamps for tests", by!.Subject);
        Assert.InRange(stamp.TokenInfo.Timestamp, Now.AddMinutes(-5), Now.AddMinutes(1));
        Assert.Contains("Signature is Valid", PdfReadersTests.RunOn(signed, "pdfsig", "-nocert").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa.pfx")]
    [InlineData("ecdsa.pfx")]
    public async Task Carries_AStampThatIsCheckedAsTheDocsSay(string file)
    {
        await using var authority = new TimeStamper();
        var signed = Signed(SigningCertificate.Load(Keys(file), Password, authority.Address));
        await File.WriteAllBytesAsync(Path.Combine(folder, "report.pdf"), signed, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, "signature.der"), Read(signed).Contents, TestContext.Current.CancellationToken);
        File.Copy(authority.Certificate, Path.Combine(folder, "authority.pem"));
        var docs = await File.ReadAllTextAsync(Docs(), TestContext.Current.CancellationToken);
        var section = docs[docs.IndexOf("## Checking its time-stamp", StringComparison.Ordinal)..];
        var script = section.Split("```")[1]["sh".Length..];

        var (code, output) = PdfReadersTests.Run("bash", "-c", $"cd '{folder}' && {script}");
        Assert.True(code == 0, output);
        Assert.Contains("Verification: OK", output, StringComparison.Ordinal);
        Assert.Contains("Time stamp:", output, StringComparison.Ordinal);

        // Of other bytes than the signature's the stamp says nothing.
        (code, output) = PdfReadersTests.Run("bash", "-c", $"cd '{folder}' && {script.Replace("-data signature.bin", "-data report.pdf", StringComparison.Ordinal)}");
        Assert.NotEqual(0, code);
        Assert.Contains("message imprint mismatch", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_Loudly_WhenNobodyStamps()
    {
        var signature = SigningCertificate.Load(Keys("rsa.pfx"), Password, "http://127.0.0.1:9/");

        Assert.Contains("127.0.0.1", Assert.Throws<CryptographicException>(() => Signed(signature)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_EqualBytes_ForEqualDocuments() => Assert.Equal(Signed(Load("rsa.pfx")), Signed(Load("rsa.pfx")));

    [Fact]
    public void Refuses_AWrongPassword_AndAFileWithoutAKey()
    {
        Assert.ThrowsAny<CryptographicException>(() => SigningCertificate.Load(Keys("rsa.pfx"), "wrong", null));
        Assert.ThrowsAny<CryptographicException>(() => SigningCertificate.Load(Keys("public.pem"), null, null));
        Assert.Throws<CryptographicException>(() => SigningCertificate.Load(Keys("rsa.pfx"), Password, "no address"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Says_WhenItWasSignedOff_NotWhenTheDraftWasMade()
    {
        var draft = Sample.EveryBlock();
        var signed = SignOffSection.Signed(draft, 2, "director", draft.Info.GeneratedAt.AddDays(19));
        using var output = new MemoryStream();
        PdfRenderer.Write(signed, output, Load("rsa.pfx"), TestContext.Current.CancellationToken);
        var at = signed.Info.SignedOffAt!.Value.UtcDateTime.ToString("'/M(D:'yyyyMMddHHmmss'Z)'", System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(output.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(at)) > 0, at);
    }

    private static byte[] Signed(PdfSignature signature)
    {
        using var output = new MemoryStream();
        PdfRenderer.Write(Sample.EveryBlock(), output, signature, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    /// <summary>The signature of a file over the bytes it says it covers.</summary>
    private static (SignedCms Cms, byte[] Contents) Read(byte[] pdf)
    {
        var range = Regex.Match(Encoding.Latin1.GetString(pdf), @"/ByteRange\[0 (\d+) (\d+) (\d+) *\]").Groups.Values.Skip(1).Select(g => int.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(pdf.Length, range[1] + range[2]);
        var der = Convert.FromHexString(Encoding.ASCII.GetString(pdf, range[0] + 1, range[1] - range[0] - 2));
        var cms = new SignedCms(new ContentInfo([.. pdf.AsSpan(0, range[0]), .. pdf.AsSpan(range[1])]), detached: true);
        var length = System.Formats.Asn1.AsnDecoder.ReadEncodedValue(der, System.Formats.Asn1.AsnEncodingRules.DER, out _, out _, out var whole) is var _ ? whole : 0;
        cms.Decode(der.AsSpan(0, length));
        return (cms, der);
    }

    private static string Docs([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "reports.md"));

    private PdfSignature Load(string file) => SigningCertificate.Load(Keys(file), file == "rsa-plain.pem" ? null : Password, null);

    /// <summary>Writes a signer's certificate from a chain of three into a file of a kind; returns its path. Keys are made once.</summary>
    private string Keys(string file)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path))
        {
            return path;
        }

        using var rootKey = RSA.Create(2048);
        using var issuerKey = RSA.Create(2048);
        var root = Authority("CN=Root for tests", rootKey).CreateSelfSigned(Now.AddDays(-2), Now.AddDays(40));
        var issuer = Authority("CN=Issuer for tests", issuerKey).Create(root, Now.AddDays(-2), Now.AddDays(35), [1, 2, 3]).CopyWithPrivateKey(issuerKey);
        using AsymmetricAlgorithm key = file.StartsWith("ecdsa", StringComparison.Ordinal) ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        var request = key is RSA rsa
            ? new CertificateRequest("CN=Example Hospital reports", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=Example Hospital reports", (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        using var issued = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1), Now.AddDays(-1), Now.AddDays(30), [4, 5, 6]);
        var certificate = key is RSA own ? issued.CopyWithPrivateKey(own) : issued.CopyWithPrivateKey((ECDsa)key);
        var pem = string.Join('\n', certificate.ExportCertificatePem(), issuer.ExportCertificatePem(), root.ExportCertificatePem());
        switch (file)
        {
            case "public.pem":
                File.WriteAllText(path, pem);
                break;
            case "rsa-plain.pem":
                File.WriteAllText(path, $"{pem}\n{key.ExportPkcs8PrivateKeyPem()}");
                break;
            case "rsa.pem":
                File.WriteAllText(path, $"{pem}\n{key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000))}");
                break;
            default:
                File.WriteAllBytes(path, new X509Certificate2Collection { certificate, X509CertificateLoader.LoadCertificate(issuer.RawData), root }.Export(X509ContentType.Pfx, Password)!);
                break;
        }

        return path;
    }

    private static CertificateRequest Authority(string name, RSA key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }
}
