namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="AccountingOfDisclosuresReport"/> that says what was noted about this patient's requests and disclosures.</summary>
internal static class AccountingFindings
{
    public static IEnumerable<FindingForm> Of(AccountingOfDisclosuresData data, IReadOnlyCollection<Disclosure> listed)
    {
        var late = data.Requests.Where(r => Late(r, data.Today)).ToList();
        if (late.Count > 0)
        {
            yield return new FindingForm
            {
                Title = "Requests answered after their last day, or open past it",
                Severity = Mark.High,
                SeverityNote = "; the days are law",
                Criteria = "45 CFR 164.528(c)(1): a request is answered within 60 days, extended once by at most 30",
                Condition = $"{Figures.Share(late.Count, data.Requests.Count)} requests: {string.Join(", ", late.Select(r => r.Id))}.",
                Effect = "The patient got the accounting late, or has not got it. A potential non-conformity, for management to evaluate.",
                Recommendation = "Answer what is open, and write down the reason for the delay.",
                Status = late.Any(r => r.AnsweredOn is null) ? "Open." : "Answered since.",
            };
        }

        var bare = listed.Count(d => string.IsNullOrWhiteSpace(d.Recipient) || string.IsNullOrWhiteSpace(d.What) || string.IsNullOrWhiteSpace(d.Purpose));
        if (bare > 0)
        {
            yield return new FindingForm
            {
                Title = "Listed disclosures that leave something out",
                Severity = Mark.Medium,
                SeverityNote = "; orders the work, no legal weight",
                Criteria = "45 CFR 164.528(b)(2): the day; the recipient, with the address where it is known; what was disclosed; and the purpose or the basis",
                Condition = $"{Figures.Share(bare, listed.Count)} disclosures listed name no recipient, not what was disclosed, or no purpose.",
                Effect = "The accounting tells less than the rule asks for. A potential non-conformity, for management to evaluate.",
                Recommendation = "Complete the register from the files of each disclosure, and give the accounting again.",
                Status = "Open.",
            };
        }
    }

    /// <summary>Requests from before the period, by where they stand.</summary>
    public static Table Earlier(AccountingOfDisclosuresData data)
    {
        var earlier = data.Requests.Where(r => r.ReceivedOn < data.Info.From).ToList();
        return new Table
        {
            Caption = "Requests for an accounting received before the period",
            Columns = [new Column("Where they stand", 3, RowHeader: true), new Column("Requests", 1, Align.Right)],
            Rows = earlier.Count == 0 ? [] :
            [
                Row("Answered by the last day", r => r.AnsweredOn is not null && !Late(r, data.Today)), Row("Answered after it", r => r.AnsweredOn is not null && Late(r, data.Today)),
                Row("Open, still in time", r => r.AnsweredOn is null && !Late(r, data.Today)), Row("Open past it", r => r.AnsweredOn is null && Late(r, data.Today)), Row("All", _ => true),
            ],
        };

        Cell[] Row(string name, Func<AccountingRequest, bool> of) => [Cell.Of(name), Cell.Number(earlier.Count(of))];
    }

    private static bool Late(AccountingRequest request, DateOnly today) => (request.AnsweredOn ?? today) > AccountingOfDisclosuresReport.Due(request);
}
