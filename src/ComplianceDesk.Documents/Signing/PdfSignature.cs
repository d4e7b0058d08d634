using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ComplianceDesk.Documents;

/// <summary>
/// Signs a PDF as PAdES baseline B-B (ETSI EN 319 142-1) with the certificate of the site, and adds a time-stamp (RFC 3161) when an
/// authority is given, which makes it B-T.
/// </summary>
/// <param name="certificate">The certificate with its private key, RSA or ECDSA.</param>
/// <param name="chain">Further certificates up to, not including, the root; put into the signature.</param>
/// <param name="authority">Who attests the time; null for none.</param>
public sealed class PdfSignature(X509Certificate2 certificate, IReadOnlyList<X509Certificate2> chain, TimeStampAuthority? authority = null)
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string SignatureTimeStamp = "1.2.840.113549.1.9.16.2.14";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string RsaWithSha256 = "1.2.840.113549.1.1.11";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Context1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Whose signature it is, as the certificate names them.</summary>
    public string Signer => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>Whether an authority attests the time.</summary>
    public bool IsTimeStamped => authority is not null;

    /// <summary>The CMS signature (RFC 5652) of what has this SHA-256, as DER.</summary>
    internal byte[] Sign(byte[] hash)
    {
        var attributes = SignedAttributes(hash);
        var signature = SignBytes(attributes);
        var token = authority?.Stamp(signature);

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(Context0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                {
                    Algorithm(writer, Sha256);
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Data);
                }

                using (writer.PushSetOf(Context0))
                {
                    writer.WriteEncodedValue(certificate.RawData);
                    foreach (var issuer in chain)
                    {
                        writer.WriteEncodedValue(issuer.RawData);
                    }
                }

                using (writer.PushSetOf())
                {
                    SignerInfo(writer, attributes, signature, token);
                }
            }
        }

        return writer.Encode();
    }

    private void SignerInfo(AsnWriter writer, byte[] attributes, byte[] signature, byte[]? token)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }

            Algorithm(writer, Sha256);
            // In the message the attributes are tagged [0]; signed is their encoding as a SET (RFC 5652, 5.4).
            byte[] tagged = [0xA0, .. attributes.AsSpan(1)];
            writer.WriteEncodedValue(tagged);
            Algorithm(writer, IsRsa ? RsaWithSha256 : EcdsaWithSha256);
            writer.WriteOctetString(signature);
            if (token is not null)
            {
                using (writer.PushSetOf(Context1))
                {
                    Attribute(writer, SignatureTimeStamp, value => value.WriteEncodedValue(token));
                }
            }
        }
    }

    private byte[] SignedAttributes(byte[] hash)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            Attribute(writer, ContentType, value => value.WriteObjectIdentifier(Data));
            Attribute(writer, MessageDigest, value => value.WriteOctetString(hash));
            // Which certificate it was, by its SHA-256, so that no other with the same key can take its place (RFC 5035).
            Attribute(writer, SigningCertificateV2, value =>
            {
                using (value.PushSequence())
                using (value.PushSequence())
                using (value.PushSequence())
                {
                    value.WriteOctetString(SHA256.HashData(certificate.RawData));
                }
            });
        }

        return writer.Encode();
    }

    private bool IsRsa => certificate.PublicKey.Oid.Value == "1.2.840.113549.1.1.1";

    private byte[] SignBytes(byte[] attributes)
    {
        if (IsRsa)
        {
            using var rsa = certificate.GetRSAPrivateKey() ?? throw NoKey();
            return rsa.SignData(attributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        using var ecdsa = certificate.GetECDsaPrivateKey() ?? throw NoKey();
        return ecdsa.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private CryptographicException NoKey() => new($"The certificate of {Signer} has no private key with it, or one that is neither RSA nor ECDSA.");

    private static void Algorithm(AsnWriter writer, string id)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(id);
            if (id == RsaWithSha256)
            {
                writer.WriteNull();
            }
        }
    }

    private static void Attribute(AsnWriter writer, string id, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(id);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }
}
