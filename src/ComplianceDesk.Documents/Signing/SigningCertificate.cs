using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ComplianceDesk.Documents;

/// <summary>Reads the certificate that reports are signed with.</summary>
public static class SigningCertificate
{
    /// <summary>Reads a PFX file, or a PEM file that holds the certificates and the key (encrypted or not).</summary>
    /// <param name="path">The file.</param>
    /// <param name="password">Of the PFX or of the encrypted key; null for none.</param>
    /// <param name="timeStampAddress">Address of a time-stamp authority; null for no time-stamp.</param>
    /// <exception cref="CryptographicException">The file or the password is wrong, or there is no private key.</exception>
    public static PdfSignature Load(string path, string? password, string? timeStampAddress)
    {
        if (timeStampAddress is not null && !Uri.TryCreate(timeStampAddress, UriKind.Absolute, out _))
        {
            throw new CryptographicException($"\"{timeStampAddress}\" is no address of a time-stamp authority; expected one such as https://tsa.example.org.");
        }

        var (certificate, others) = Read(path, password);
        if (!certificate.HasPrivateKey)
        {
            throw new CryptographicException($"{path} holds no private key for {certificate.Subject}.");
        }

        return new PdfSignature(certificate, Issuers(certificate, others), timeStampAddress is null ? null : new TimeStampAuthority(new Uri(timeStampAddress)));
    }

    private static (X509Certificate2 Certificate, X509Certificate2Collection All) Read(string path, string? password)
    {
        var all = new X509Certificate2Collection();
        if (Path.GetExtension(path).ToLowerInvariant() is ".pfx" or ".p12")
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password, X509KeyStorageFlags.EphemeralKeySet);
            return (all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException($"{path} holds no certificate with a private key."), all);
        }

        all.ImportFromPemFile(path);
        return (string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password), all);
    }

    /// <summary>The certificates that lead from the signer's to the root, the root left out.</summary>
    private static List<X509Certificate2> Issuers(X509Certificate2 certificate, X509Certificate2Collection others)
    {
        var issuers = new List<X509Certificate2>();
        for (var below = certificate; ;)
        {
            var above = others.FirstOrDefault(c => c.SubjectName.RawData.AsSpan().SequenceEqual(below.IssuerName.RawData) && !issuers.Contains(c));
            if (above is null || above.SubjectName.RawData.AsSpan().SequenceEqual(above.IssuerName.RawData))
            {
                return issuers;
            }

            issuers.Add(above);
            below = above;
        }
    }
}
