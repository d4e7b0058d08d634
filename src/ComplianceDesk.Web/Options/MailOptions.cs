using System.ComponentModel.DataAnnotations;
using ComplianceDesk.Web.Mail;

namespace ComplianceDesk.Web.Options;

/// <summary>The mail server, section <c>Mail</c> of the configuration. Nothing is sent without a host. None of it is kept in the store.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The server's name; empty for no mail.</summary>
    public string? Host { get; set; }

    /// <summary>Its port: 587 or 25 with <see cref="MailTls.StartTls"/>, 465 with <see cref="MailTls.Implicit"/>.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public MailTls Tls { get; set; } = MailTls.StartTls;

    /// <summary>Account at the server; empty for none.</summary>
    public string? User { get; set; }

    /// <summary>Its password, best given as the environment variable <c>Mail__Password</c>.</summary>
    public string? Password { get; set; }

    /// <summary>A file that holds the password, as secrets are mounted; read at every connection.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Address that mails come from.</summary>
    public string? From { get; set; }

    /// <summary>The desk's address as people reach it, for the links in mails: <c>https://desk.example.org</c>.</summary>
    public Uri? DeskAddress { get; set; }

    /// <summary>PEM file with the authority that signed the server's certificate, when it is the site's own.</summary>
    public string? Authority { get; set; }

    /// <summary>True when mail can be sent.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Host);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSet)
        {
            yield break;
        }

        if (!MailSender.IsAddress(From))
        {
            yield return new ValidationResult("Mail:From is no mail address.", [nameof(From)]);
        }

        if (DeskAddress is not { IsAbsoluteUri: true })
        {
            yield return new ValidationResult("Mail:DeskAddress is missing: the address by which people reach the desk.", [nameof(DeskAddress)]);
        }

        if (Tls == MailTls.None && !string.IsNullOrEmpty(User) && Host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return new ValidationResult("Mail:Tls is None: a password is not sent unencrypted to another machine.", [nameof(Tls)]);
        }

        if (!string.IsNullOrEmpty(Authority) && !File.Exists(Authority))
        {
            yield return new ValidationResult("Mail:Authority names no file.", [nameof(Authority)]);
        }
    }

    /// <summary>The password from wherever it stands; null when none is given.</summary>
    public string? ReadPassword() => string.IsNullOrEmpty(PasswordFile) ? Password : File.ReadAllText(PasswordFile).TrimEnd('\r', '\n');
}

/// <summary>How a connection to the mail server is encrypted.</summary>
public enum MailTls
{
    /// <summary>Not at all: for a server on this machine.</summary>
    None,
    /// <summary>After the greeting; without it nothing is sent.</summary>
    StartTls,
    /// <summary>From the first byte.</summary>
    Implicit,
}
