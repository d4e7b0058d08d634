using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Cases;

/// <summary>
/// The draft of the notice to an individual, with the five elements of 45 CFR 164.404(c)(1)(A) to (E). The text is what the case records; name, address and
/// signature are left to whoever sends it. Whether its language is plain (164.404(c)(2)) is for a person to judge.
/// </summary>
public static class BreachLetter
{
    private const string Address = "[Name and last known address of the individual; or of the next of kin or personal representative]";
    private const string Opening = "We are writing to tell you about an event that concerns the privacy of your health information.";

    /// <summary>The five elements, as far as they are written.</summary>
    public static IReadOnlyList<LetterPart> Parts(CaseFacts facts) =>
    [
        new("What happened", "164.404(c)(1)(A)", "what happened, with the date of the event and of its discovery", facts.LetterEvents),
        new("What information was involved", "164.404(c)(1)(B)", "the kinds of information that were involved", facts.LetterInformation),
        new("What you can do", "164.404(c)(1)(C)", "what the individual should do against harm", facts.LetterAdvice),
        new("What we are doing", "164.404(c)(1)(D)", "what is done to investigate, to lessen harm and against further events", facts.LetterMeasures),
        new("How to reach us", "164.404(c)(1)(E)", "a toll-free telephone number, and an e-mail address, a website or a postal address", facts.LetterContact),
    ];

    /// <summary>The words with which the first element may begin.</summary>
    /// <param name="first">The day of the first access.</param>
    /// <param name="last">The day of the last access.</param>
    /// <param name="discovered">The day of discovery.</param>
    public static string Events(DateOnly first, DateOnly last, DateOnly discovered) =>
        $"{(first == last ? $"On {Day(first)}" : $"Between {Day(first)} and {Day(last)}")}, a member of our workforce opened your record without a reason that we could find in your care. We discovered this on {Day(discovered)}.";

    /// <summary>The letter as a document of a page or two.</summary>
    /// <param name="facts">What the case records.</param>
    /// <param name="info">Organization, number and maker.</param>
    public static Document Document(CaseFacts facts, DocumentInfo info) => new()
    {
        Info = info,
        Brief = true,
        Sections =
        [
            new Section(info.Title, [new Paragraph(info.Organisation), new Paragraph("[Date]"), new Paragraph(Address), new Paragraph("Dear [Name]:"), new Paragraph(Opening)]),
            .. Parts(facts).SkipLast(1).Select(p => new Section(p.Heading, Lines(p))),
            .. Parts(facts).TakeLast(1).Select(p => new Section(p.Heading, [.. Lines(p), new Paragraph("Sincerely,"), new Paragraph("[Name and title]"), new Paragraph(info.Organisation)])),
        ],
    };

    /// <summary>The letter as plain text, to be pasted into the organization's own form.</summary>
    public static string Text(CaseFacts facts, string organisation)
    {
        var text = new StringBuilder().Append(organisation).Append("\n[Date]\n\n").Append(Address).Append("\n\nDear [Name]:\n\n").Append(Opening).Append("\n\n");
        foreach (var part in Parts(facts))
        {
            text.Append(part.Heading).Append('\n').Append(part.Written).Append("\n\n");
        }
        return text.Append("Sincerely,\n\n[Name and title]\n").Append(organisation).Append('\n').ToString();
    }

    private static IEnumerable<Paragraph> Lines(LetterPart part) => part.Written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Paragraph(line));

    private static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}

/// <summary>One element of the notice.</summary>
/// <param name="Heading">As the letter calls it.</param>
/// <param name="Citation">The paragraph of 45 CFR that asks for it.</param>
/// <param name="Asks">What it asks for.</param>
/// <param name="Text">The text; null while it is not written.</param>
public sealed record LetterPart(string Heading, string Citation, string Asks, string? Text)
{
    /// <summary>The text, or in brackets what is still to be written.</summary>
    public string Written => Text ?? $"[To be written: {Asks} (45 CFR {Citation})]";
}
