using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace ComplianceDesk.Documents;

/// <summary>Asks a time-stamp authority over HTTP (RFC 3161) to attest when something existed.</summary>
/// <param name="address">Where it answers.</param>
/// <param name="patience">How long an answer may take; half a minute when not given.</param>
public sealed class TimeStampAuthority(Uri address, TimeSpan? patience = null)
{
    /// <summary>The authority's token for these bytes, as DER. The answer is checked against what was asked.</summary>
    /// <exception cref="CryptographicException">It did not answer, refused, or answered something else.</exception>
    internal byte[] Stamp(byte[] signature)
    {
        var asked = Rfc3161TimestampRequest.CreateFromData(
            signature, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
        using var client = new HttpClient { Timeout = patience ?? TimeSpan.FromSeconds(30) };
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(asked.Encode()) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        try
        {
            using var answer = client.Send(message);
            answer.EnsureSuccessStatusCode();
            using var body = new MemoryStream();
            answer.Content.ReadAsStream().CopyTo(body);
            return asked.ProcessResponse(body.ToArray(), out _).AsSignedCms().Encode();
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            throw new CryptographicException($"The time-stamp authority at {address.Host} did not answer: {failure.Message}", failure);
        }
    }
}
