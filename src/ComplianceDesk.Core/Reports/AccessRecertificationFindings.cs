namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="AccessRecertificationReport"/> that puts what is outstanding in the form of findings, one for each kind.</summary>
internal static class AccessRecertificationFindings
{
    // What each kind of outstanding matter is held against, and what may follow; the words of a kind are its key.
    private static readonly Dictionary<string, (string Criteria, Mark Severity, string Effect)> Kinds = new(StringComparer.Ordinal)
    {
        [AccountFacts.NotListed] = ("45 CFR 164.312(a)(2)(i): activity can be traced to a person by a unique name or number", Mark.High, "What the account did can be traced to nobody on the workforce list."),
        [AccountFacts.UsedAfterTheEnd] = ("45 CFR 164.308(a)(3)(ii)(C): access ends when employment ends", Mark.High, "Somebody could open records without being of the workforce."),
        [AccountFacts.EndedButOpen] = ("45 CFR 164.308(a)(3)(ii)(C): access ends when employment ends", Mark.High, "The account may still open records."),
        [AccountFacts.NoSecondFactor] = ("45 CFR 164.312(d): who seeks access is the one claimed. The text names no second factor: policy of the site", Mark.Medium, "A password alone opens records."),
        [AccountFacts.NoEvent] = ("45 CFR 164.308(a)(4)(ii)(C): a right of access is reviewed and changed. The text sets no time: policy of the site", Mark.Low, "Access may stand that nobody needs."),
        [AccountFacts.NoManager] = ("45 CFR 164.308(a)(3)(ii)(A): work with records is authorized or supervised", Mark.Medium, "Nobody is named to decide the account."),
        [AccountFacts.NoApproval] = ("45 CFR 164.308(a)(4)(ii)(B): access is granted by a procedure", Mark.Medium, "It cannot be shown who granted the access."),
    };

    public static IEnumerable<FindingForm> Of(AccessRecertificationData data)
    {
        var all = AccessRecertificationReport.All(data);
        return all.SelectMany(a => a.Outstanding).GroupBy(o => o).OrderBy(g => (int)Kinds[g.Key].Severity).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new FindingForm
        {
            Title = Figures.Capital(g.Key),
            Severity = Kinds[g.Key].Severity,
            SeverityNote = "; orders the work, no legal weight",
            Criteria = Kinds[g.Key].Criteria,
            Condition = $"{Figures.Share(g.Count(), all.Count)} accounts listed: \"{g.Key}\". Each stands in the list of its department and in accounts.csv.",
            Effect = $"{Kinds[g.Key].Effect} A potential non-conformity, for management to evaluate.",
            Recommendation = "Decide each account in its department's list: keep, change or remove; have what was decided carried out, and keep the signed lists.",
            Owner = "The manager of each department.",
            Status = "Open until each account is decided.",
        });
    }
}
