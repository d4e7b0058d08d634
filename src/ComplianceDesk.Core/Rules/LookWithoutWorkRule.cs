using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>The user read and wrote nothing, where people of the same role write.</summary>
public sealed class LookWithoutWorkRule : PairRule
{
    internal static readonly Threshold Peers = new("peer-sessions", "sessions of peers, at least", 100, "sessions", 20, 10_000);
    private static readonly Threshold Share = new("peer-share", "of the peers' sessions in which something is written, at least", 30, Threshold.Percent, 5, 95);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "look-without-work",
        Version = 2,
        Title = "Looked, but did no work in the record",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Supports a finding, never makes one: in no session with this patient did the user write anything (chart, order, result), although other people of the same role do in at least {Share} of their sessions (of {Peers} sessions at least). Of a single access, and the search that led to it, it says nothing: such a look leaves no work, and that it may be a wrong chart is weighed already.",
        Needs = ["accesses.create|accesses.update", "workforce.role", RuleInfo.Care],
        Thresholds = [Peers, Share],
        InnocentCauses = ["view-only work: triage, hand-over, review", "a chart opened by mistake", "writing that another system logs"],
    };

    /// <inheritdoc/>
    public override bool IsSupporting => true;

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        // Of a single look nobody expects work: that it may be a wrong chart is weighed already.
        if (pair.IsGlance || pair.TriedToWork())
        {
            return Match.None;
        }

        var (sessions, wrote) = pair.Accesses.Writing.PeersOf(pair.UserId, pair.User.Role);
        var share = (double)wrote / Math.Max(1, sessions);
        return sessions >= Peers.In(pair.Policy) && share >= Share.ShareIn(pair.Policy) ? new(4, 0, (int)(share * 100)) : Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => string.Create(CultureInfo.InvariantCulture,
        $"The user wrote nothing in this record; people of the same role write in {match.Detail} % of their sessions.");
}
