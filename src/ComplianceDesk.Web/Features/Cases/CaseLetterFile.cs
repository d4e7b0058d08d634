using System.Globalization;
using System.IO.Compression;
using System.Text;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>The letters of a case as files: one document for each patient, named by the patient's key.</summary>
/// <param name="Number">The case's number.</param>
/// <param name="Facts">What the case records.</param>
/// <param name="Organisation">Whose letter it is.</param>
/// <param name="At">When it is made, at the site.</param>
/// <param name="Zone">The site's time zone.</param>
/// <param name="Who">Who makes it.</param>
internal sealed record CaseLetterFile(int Number, CaseFacts Facts, string Organisation, DateTimeOffset At, string Zone, string Who)
{
    /// <summary>The formats of a letter.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["pdf", "txt"];

    /// <summary>What a letter's file is called; no name stands in it.</summary>
    public string Name(PatientLetter letter, string format) => string.Create(CultureInfo.InvariantCulture, $"case-{Number}-letter-{letter.Key}.{format}");

    /// <summary>Writes one letter, as a draft.</summary>
    public void Write(string format, PatientLetter letter, Stream output, CancellationToken cancellationToken)
    {
        if (format == "txt")
        {
            output.Write(Encoding.UTF8.GetBytes(BreachLetter.Text(Facts, letter, Organisation)));
            return;
        }
        PdfRenderer.Write(BreachLetter.Document(Facts, letter, new()
        {
            Title = "Notice about your health information", Subject = "Draft of a notice to an individual (45 CFR 164.404)", Organisation = Organisation,
            ReportId = string.Create(CultureInfo.InvariantCulture, $"Case {Number}, letter {letter.Key}"), GeneratedAt = At, Zone = Zone, GeneratedBy = Who, From = Facts.DiscoveredOn, To = DateOnly.FromDateTime(At.DateTime), Draft = true,
        }), output, cancellationToken);
    }

    /// <summary>Writes a ZIP of many letters.</summary>
    public void WriteAll(string format, IReadOnlyList<PatientLetter> letters, Stream output, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var letter in letters)
        {
            var entry = zip.CreateEntry(Name(letter, format));
            entry.LastWriteTime = At;
            using var stream = entry.Open();
            Write(format, letter, stream, cancellationToken);
        }
    }
}
