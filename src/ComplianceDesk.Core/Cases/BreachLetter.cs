using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Cases;

/// <summary>
/// The draft of the notice to an individual, with the five elements of 45 CFR 164.404(c)(1)(A) to (E): one letter for each patient of a case. The words for all
/// stand in the case; the days are those of the patient's own record. Signature, and what is not written yet, are left to whoever sends it. Whether its language
/// is plain (164.404(c)(2)) is for a person to judge.
/// </summary>
public static class BreachLetter
{
    /// <summary>Stands in the words for all where each letter names the days of its own patient's record.</summary>
    public const string DaysMark = "[days]";

    private const string Nameless = "[Name and last known address of the individual; or of the next of kin or personal representative]";
    private const string Opening = "We are writing to tell you about an event that concerns the privacy of your health information.";
    private const string OpeningToOther = "We are writing to tell you about an event that concerns the privacy of the health information of the person named above.";

    // More days than these are counted: a list of twenty dates informs nobody.
    private const int Listed = 4;

    /// <summary>The five elements, as far as they are written.</summary>
    /// <param name="facts">What the case records.</param>
    /// <param name="letter">Whose letter it is; null for the words for all.</param>
    public static IReadOnlyList<LetterPart> Parts(CaseFacts facts, PatientLetter? letter = null) =>
    [
        new("What happened", "164.404(c)(1)(A)", "what happened, with the date of the event and of its discovery", InLetter(letter?.Events ?? facts.LetterEvents, letter)),
        new("What information was involved", "164.404(c)(1)(B)", "the kinds of information that were involved", letter?.Information ?? facts.LetterInformation),
        new("What you can do", "164.404(c)(1)(C)", "what the individual should do against harm", facts.LetterAdvice),
        new("What we are doing", "164.404(c)(1)(D)", "what is done to investigate, to lessen harm and against further events", facts.LetterMeasures),
        new("How to reach us", "164.404(c)(1)(E)", "a toll-free telephone number, and an e-mail address, a website or a postal address", facts.LetterContact),
    ];

    /// <summary>The words with which the first element may begin.</summary>
    /// <param name="discovered">The day of discovery.</param>
    /// <param name="people">People whose accesses they were.</param>
    public static string Events(DateOnly discovered, int people = 1) =>
        $"{DaysMark}, {(people > 1 ? "members" : "a member")} of our workforce opened your record without a reason that we could find in your care. We discovered this on {Day(discovered)}.";

    /// <summary>The days of a letter as it names them: <c>On March 1, 2026</c>.</summary>
    public static string Days(IReadOnlyList<DateOnly> days) => days.Count switch
    {
        0 => "On [day]",
        1 => $"On {Day(days[0])}",
        <= Listed => $"On {string.Join(", ", days.SkipLast(1).Select(Day))} and {Day(days[^1])}",
        _ => string.Create(CultureInfo.InvariantCulture, $"On {days.Count} days between {Day(days[0])} and {Day(days[^1])}"),
    };

    /// <summary>The letter as a document of a page or two.</summary>
    /// <param name="facts">What the case records.</param>
    /// <param name="letter">Whose letter it is.</param>
    /// <param name="info">Organization, number and maker.</param>
    public static Document Document(CaseFacts facts, PatientLetter letter, DocumentInfo info)
    {
        var parts = Parts(facts, letter);
        return new()
        {
            Info = info,
            Brief = true,
            Sections =
            [
                new Section(info.Title, [new Paragraph(info.Organisation), new Paragraph("[Date]"), .. To(letter).Select(line => new Paragraph(line)), new Paragraph(Greeting(letter)), new Paragraph(First(letter))]),
                .. parts.SkipLast(1).Select(p => new Section(p.Heading, Lines(p))),
                .. parts.TakeLast(1).Select(p => new Section(p.Heading, [.. Lines(p), new Paragraph("Sincerely,"), new Paragraph("[Name and title]"), new Paragraph(info.Organisation)])),
            ],
        };
    }

    /// <summary>The letter as plain text, to be pasted into the organization's own form.</summary>
    public static string Text(CaseFacts facts, PatientLetter letter, string organisation)
    {
        var text = new StringBuilder().Append(organisation).Append("\n[Date]\n\n").AppendJoin('\n', To(letter)).Append("\n\n").Append(Greeting(letter)).Append("\n\n").Append(First(letter)).Append("\n\n");
        foreach (var part in Parts(facts, letter))
        {
            text.Append(part.Heading).Append('\n').Append(part.Written).Append("\n\n");
        }
        return text.Append("Sincerely,\n\n[Name and title]\n").Append(organisation).Append('\n').ToString();
    }

    private static string? InLetter(string? text, PatientLetter? letter) => letter is null ? text : text?.Replace(DaysMark, Days(letter.Days), StringComparison.Ordinal);

    // The address of a record is the patient's; whether kin live there nobody here knows.
    private static IReadOnlyList<string> To(PatientLetter letter) =>
        letter.Address is not { } to ? [Nameless]
        : letter.Deceased ? [$"To the next of kin or personal representative of {to.Name}", "[Their address]"]
        : [to.Name, .. to.Lines.DefaultIfEmpty("[Last known address]")];

    private static string Greeting(PatientLetter letter) => letter is { Address: { } to, Deceased: false } ? $"Dear {to.Name}:" : "Dear [Name]:";

    private static string First(PatientLetter letter) => letter is { Address: not null, Deceased: true } ? OpeningToOther : Opening;

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
