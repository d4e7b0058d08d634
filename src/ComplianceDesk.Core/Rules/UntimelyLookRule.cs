using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>A record opened when the work of the user's office or service on it is not done.</summary>
public sealed class UntimelyLookRule : PairRule
{
    internal static readonly Threshold OfRole = new("of-role", "of the sessions of others of the role, as far from the patient's care, at most", 0.1, Threshold.Percent, 0, 20);
    internal static readonly Threshold OfOwn = new("of-own", "of the user's own sessions, at most", 3, Threshold.Percent, 0, 100);
    internal static readonly Threshold Sessions = new("sessions", "such sessions of the role, at least", 30, "sessions", 20, 10_000);
    internal static readonly Threshold Least = new("of-others", "of them those of others, at least", 10, "sessions", 5, 10_000);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "untimely-look",
        Version = 2,
        Title = "At a time at which the role has no work on the record",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.502(b); 164.514(d)(2)",
        Definition = $"A user opened a record at a time, seen from the patient's care, at which others of the role have no work on it. The role serves whole offices or services (registration, coding, the laboratory, case management …). The record is specially protected or a neighbor's (up to {CloseTie.Doors} house numbers away). There are two or more unexplained accesses on a day, before or after the patient's care, with nothing written. The measure is the sessions of the role that had such an office's or service's reason. Of those of others, {OfRole} at most lay as far after the last visit or booking, and {OfRole} at most as far before the next one (of seven days). Of the user's own, {OfOwn} at most did (of {UnusualPartsRule.Few} where there are fewer). Each session counts by the visit or booking that was nearer to it. Distances are taken in steps: 6 or 12 hours, 1, 2, 4, 8, 15, 30, 60, 120 days or more; a fifth less counts as the same. There must be at least {Sessions} such sessions of the role, {Least} of them by others. For such a session no reason that holds for a whole office or service counts: its work is done at another time.",
        Needs = ["workforce.role", RuleInfo.Care],
        Thresholds = [OfRole, OfOwn, Sessions, Least],
        InnocentCauses = ["a new duty of one person of the role", "a role recorded wrongly, or one name for several kinds of work", "a question from outside about an old visit", "a visit that the feed gives a wrong date"],
    };

    /// <inheritdoc/>
    public override bool IsSupporting => true;

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var most = 0;
        foreach (var session in pair.Sessions)
        {
            most = Math.Max(most, pair.Accesses.IsOffices(session) ? pair.Accesses.RoleTimes.SessionsOfOthers(session) : 0);
        }

        return most == 0 ? Match.None : new(10, Detail: most);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => string.Create(CultureInfo.InvariantCulture,
        $"Opened at a time, seen from the patient's visits, at which others of the role practically never do, in {Counted.Of(match.Detail, "session")} of their office's or service's work.");
}
