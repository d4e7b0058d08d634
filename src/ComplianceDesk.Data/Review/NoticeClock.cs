using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// The clock of the notice to individuals (45 CFR 164.404). The letters of a case end it, once every one that is due was sent, and set it going again when one
/// more is due; unless somebody said how the individuals were notified otherwise.
/// </summary>
internal static class NoticeClock
{
    /// <summary>Brings the day of notice into line with the letters as they are stored, within the caller's transaction.</summary>
    /// <returns>A line for the history; null when nothing changed.</returns>
    public static async Task<string?> SettleAsync(DeskContext db, CaseRow row, CancellationToken cancellationToken)
    {
        var facts = row.Facts();
        if (facts.NotifiedBasis is not null || facts.ClosedOn is not null)
        {
            return null;
        }
        var letters = await CaseLettersQuery.CountAsync(db, row.Id, cancellationToken);
        if (letters.NotifiedOn == facts.IndividualsNotifiedOn)
        {
            return null;
        }
        row.Put(facts with { IndividualsNotifiedOn = letters.NotifiedOn });
        return letters.NotifiedOn is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"Individuals notified: {day:d MMM yyyy}, with the last of {letters.Sent} letters that were due.")
            : string.Create(CultureInfo.InvariantCulture, $"Individuals notified: {facts.IndividualsNotifiedOn:d MMM yyyy} → nothing; {letters.Waiting} of {letters.Due} letters that are due wait to be sent.");
    }

    /// <summary>Why the day of notice cannot be recorded so: without a word on another way it is what the letters say.</summary>
    public static string? WhyNot(CaseFacts facts, CaseFacts before) =>
        facts.NotifiedBasis is null && facts.IndividualsNotifiedOn is not null && facts.IndividualsNotifiedOn != before.IndividualsNotifiedOn
            ? "The letters of the case say when the individuals were notified. If it was otherwise, write down how and why."
            : null;
}
