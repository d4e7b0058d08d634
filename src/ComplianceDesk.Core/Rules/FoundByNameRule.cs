using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>The record was searched for, not met in a list of the user's work.</summary>
public sealed class FoundByNameRule : PairRule
{
    private static readonly Threshold UntilOpened = new("until-opened", "from the search to the opening, at most", 60, "seconds", 5, 600);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "found-by-name",
        Version = 1,
        Title = "Searched for by name",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Supports a finding, never makes one: the record was opened, without a documented reason, within {UntilOpened} seconds of a search by the same user that led to no other record, and nothing was written in it on any such day. Work comes from lists: the ward's, the schedule's, a queue. Registration, scheduling and telephone lines search all day: how often a search comes before explained accesses of the user's role is what the weight is divided by.",
        Needs = ["accesses.query", RuleInfo.Care],
        Thresholds = [UntilOpened],
        InnocentCauses = ["walk-ins and callers", "a patient asked about by a colleague", "a namesake's chart picked from the list of a search", "a log that notes a search whenever a record is opened"],
    };

    /// <inheritdoc/>
    public override bool IsSupporting => true;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if (pair.TriedToWork())
        {
            return Match.None;
        }

        foreach (var session in pair.Sessions)
        {
            if (IsSearchedFor(pair.Accesses.Window, pair.Accesses.Sessions.RowsOf(session)[0], pair.Policy))
            {
                return new(24);
            }
        }

        return Match.None;
    }

    /// <summary>True when a search by the same user led to the access.</summary>
    internal static bool IsSearchedFor(AccessWindow window, int row, JudgementPolicy policy) =>
        row > window.Of(window.User[row]).From && window.Action[row - 1] == AccessAction.Query && window.Patient[row - 1] == 0 && window.At[row] - window.At[row - 1] <= UntilOpened.In(policy) * 1000;

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => "The user searched for the record just before opening it, and wrote nothing in it.";
}
