namespace ComplianceDesk.Documents;

/// <summary>
/// How the site signs its reports: section <c>Signing</c> of the desk's configuration, <c>Signing__Certificate</c> and so on in the
/// environment, for the desk and the command line alike.
/// </summary>
public sealed class SigningOptions
{
    /// <summary>Before each name in the environment.</summary>
    public const string Prefix = "Signing__";

    /// <summary>A PFX file, or a PEM file with certificate and key. Reports are not signed without one.</summary>
    public string? Certificate { get; set; }

    /// <summary>Password of the file or its key.</summary>
    public string? Password { get; set; }

    /// <summary>Address of a time-stamp authority (RFC 3161).</summary>
    public string? TimeStamp { get; set; }

    /// <summary>The options as the environment gives them.</summary>
    public static SigningOptions FromEnvironment() => new()
    {
        Certificate = Environment.GetEnvironmentVariable(Prefix + nameof(Certificate)),
        Password = Environment.GetEnvironmentVariable(Prefix + nameof(Password)),
        TimeStamp = Environment.GetEnvironmentVariable(Prefix + nameof(TimeStamp)),
    };

    /// <summary>The signature they describe; null when they name no certificate.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file or the password is wrong.</exception>
    public PdfSignature? Load() =>
        string.IsNullOrWhiteSpace(Certificate) ? null : SigningCertificate.Load(Certificate, Password, string.IsNullOrWhiteSpace(TimeStamp) ? null : TimeStamp);
}
