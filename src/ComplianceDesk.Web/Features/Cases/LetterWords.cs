using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Components;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>The words for letters.</summary>
internal static class LetterWords
{
    /// <summary>How far the letters of a case are, in a sentence.</summary>
    public static string Standing(LetterCounts letters) => letters.Patients == 0 ? "No access of the case opened a record."
        : $"{Words.Number(letters.Sent)} of {Words.Count(letters.Due, "letter")} sent{(letters.LastSentOn is { } last ? $" (the last on {Words.Date(last)})" : "")}, {Words.Number(letters.Waiting)} to send, {Words.Number(letters.Withheld)} not due{(letters.Returned > 0 ? $"; {Words.Number(letters.Returned)} came back" : "")}.";

    /// <summary>What opened nothing, to follow what was done; empty when everything did.</summary>
    public static string Refused(RefusedAccesses refused) => refused.Accesses == 0 ? "" : $"; {Words.Number(refused.Accesses)} {(refused.Accesses == 1 ? "was" : "were")} refused or failed and opened nothing";

    /// <summary>What is owed for letters that came back (45 CFR 164.404(d)(2)); null when none did.</summary>
    public static string? Substitute(int returned) => returned switch
    {
        0 => null,
        < 10 => $"{Words.Count(returned, "letter")} came back. For fewer than 10 individuals who cannot be reached, substitute notice may be another letter, the telephone or other means (164.404(d)(2)(i)).",
        _ => $"{Words.Count(returned, "letter")} came back. For 10 or more individuals who cannot be reached, substitute notice is 90 days on the home page or in major media, with a toll-free number (164.404(d)(2)(ii)).",
    };

    /// <summary>What does not agree between the letters and the day recorded under notices; null when they agree.</summary>
    public static string? Disagreement(CaseFacts facts, LetterCounts letters) =>
        facts is { NotifiedBasis: not null, IndividualsNotifiedOn: { } day } && letters.Waiting > 0
            ? $"The case says that individuals were notified on {Words.Date(day)} otherwise than by these letters; {Words.Count(letters.Waiting, "letter")} {(letters.Waiting == 1 ? "has" : "have")} no day of sending."
            : null;
}
