namespace ComplianceDesk.Core.Cases;

/// <summary>How far the letters of a case are.</summary>
/// <param name="Patients">Patients whose records were opened.</param>
/// <param name="Withheld">Of these, those who get none, with a reason.</param>
/// <param name="Sent">Letters that were sent.</param>
/// <param name="Returned">Of these, those that came back.</param>
/// <param name="LastSentOn">The latest day on which one was sent.</param>
public sealed record LetterCounts(int Patients, int Withheld, int Sent, int Returned, DateOnly? LastSentOn = null)
{
    /// <summary>Letters that are due.</summary>
    public int Due => Patients - Withheld;

    /// <summary>Letters that are due and not sent yet.</summary>
    public int Waiting => Due - Sent;

    /// <summary>The day on which all individuals were notified by letter; null while one waits, and when none was sent (45 CFR 164.404(b), (d)(1)).</summary>
    public DateOnly? NotifiedOn => Waiting == 0 && Sent > 0 ? LastSentOn : null;
}
