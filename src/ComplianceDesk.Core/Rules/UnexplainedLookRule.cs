using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>A record read for no reason at all, by somebody whose like practically always have one.</summary>
public sealed class UnexplainedLookRule : PairRule
{
    private static readonly Threshold Ahead = new("ahead", "visits and bookings after a look that tie the user to the patient, within", CareSpan.AheadDays, Threshold.Days, 1, 365) { IsEditable = false };
    private static readonly Threshold Rare = new("rare", "looks to be expected of the user, at most", 50, Threshold.Percent, 1, 500);
    private static readonly Threshold Rarer = new("rarer", "heavier when at most", 20, Threshold.Percent, 1, 500);

    private static readonly Threshold RareInCare = new("rare-in-care", "looks at patients in care to be expected of the user, at most", 10, Threshold.Percent, 0.1, 500);
    private static readonly Threshold RareAway = new("rare-away", "the same where no visit or booking is within a day of the looks, at most", 20, Threshold.Percent, 0.1, 500);
    private static readonly Threshold OfRole = new("of-role", "looks at patients in care of all others of the role, or looks of all others whom strangers call, at most", 1, "looks", 0, 100);
    private static readonly Threshold OfRecords = new("of-role-share", "or, of people whom strangers do not call, of the records that all others of the role opened, at most", 0.3, Threshold.Percent, 0, 10);
    private static readonly Threshold Slips = new("slips", "of single looks without a reason that are left for the right record at once, at least", 25, Threshold.Percent, 1, 100);
    internal static readonly Threshold Left = new("left", "a wrong chart is left for another record within, at most", 90, Threshold.Seconds, 10, 600);
    private static readonly Threshold Again = new("again", "from the first such day to the last when the user came back, at least", 3, Threshold.Days, 1, 60);
    private static readonly Threshold Days = new("days", "days of accesses known, at least", 14, Threshold.Days, 1, 90);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "unexplained-look",
        Version = 18,
        Title = "Look without any reason",
        Severity = RuleSeverity.Low,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A user read a record on a day with two accesses or more (a search is none, though it names whom it found), without a documented reason and with nothing written in this record, or {SessionTable.LittleWritten}, on each day; a change that was refused counts as one (nor, by release of information where no requests feed tells what is asked for, printed or exported: that is its work). Nothing had tied the user to the patient by then, or does within {Ahead} days ({CareSpan.Unbooked}). Such ties are: attending, booking, care team, an outpatient visit to the user's department. Where the record was searched for, by somebody whom strangers do not call, those that had ended longer before than no-care-anywhere says are none. Users whose work is quality, case management or research are left out. Such looks must be rare. The expected number comes from the rate of the role, or of the role in the department, whichever is higher; where few records of theirs are known, the rate of everybody is mixed in. It is {Rare} of one look at most in the weeks that are remembered, and the user has {BareLooks.Habit - 1} others at most on other days (as many more are a habit), and three at most on that one. With {Rarer} at most the look weighs more. {Days} days of accesses at least must be known. Where feeds are missing such looks are many, and the rule falls silent of itself. Three kinds of look only strengthen other signs. First: another person opened the record the same day without a reason. Then some care took place that no feed tells, or a rush, which record-rush judges. Second: the user is of a department that gives appointments (somebody opened in the week had one there by then), where strangers call, and all others of such departments together have more than {OfRole}. There the rate of everybody counts, too, and of looks at patients not in care {Rarer} of one at most must be expected. Third: no visit of the patient is on record, and the user is of such a department. The patient may be one of theirs, seen before the feed begins. A look at a patient in care (as no-care-anywhere says) always needs a second sign. It does not count where the user had another patient that day in a department where this one was in care, by a visit or a booking within a day. Nor does it count where this was the only patient of the day, or of a duty of two hours or more: whoever is lent to sit with a patient opens no other. Where no visit or booking of the patient is within a day, nobody sits there, and it does count. Looks by physicians and advanced practice professionals at patients in care are left out on a single day, or while a visit or booking of the patient is within a day: they are asked for advice, which nobody writes down. Of the others {RareInCare} of one look at most must be expected ({RareAway} where no visit or booking of the patient was within a day of any of the looks), and, of people whom strangers do not call, all others of the role together must have {OfRole} at most, or {OfRecords} of the records that they opened. {Rare} is enough, whatever the others have, when the user came back to read on {Again} days later or more: a wrong chart, a question by the way and advice are done with on the day. Where no visit or booking of the patient was within a day of any of the looks, coming back on any other day is enough: nobody covers where no patient lies. A single access counts only where wrong charts can be told: of all single looks without a reason {Slips} or more are left within {Left} seconds for another record, opened with a reason. Nobody else may have opened the record that day without a reason. Not in care, {Rarer} of one such look at most must be expected; in care, what is said above.",
        Needs = ["encounters"],
        Thresholds = [Ahead, Rare, Rarer, RareInCare, RareAway, OfRole, OfRecords, Again, Slips, Left, Days],
        InnocentCauses = ["work that no feed documents: a call, a question of a colleague, a consult by the way", "a wrong chart in which more than one page was opened"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if (pair.Accesses.BareLooks.Days < Days.In(pair.Policy) || (pair.User.Work & (OfficeWork.Quality | OfficeWork.CaseManagement | OfficeWork.Unspecified)) != 0)
        {
            return Match.None;
        }

        if (pair.TriedToWork())
        {
            return Match.None;
        }

        if (pair.IsGlance)
        {
            return Glance(pair, pair.Sessions[0]);
        }

        var last = 0;
        var (bare, inCare, atHand, first) = (0, false, false, pair.Accesses.Sessions.Day[pair.Sessions[^1]]);
        foreach (var session in pair.Sessions)
        {
            if (pair.Accesses.Sessions.Opened(session) > 1 && BareLooks.IsBare(pair.Accesses, session))
            {
                var cared = UserDayTable.WasInCare(pair.Accesses, session, NoCareAnywhereRule.Days);
                var isNear = pair.Context.IsInCare(pair.PatientId, pair.Accesses.Sessions.FirstAt(session), SiteCalendar.Day, SiteCalendar.Day);
                if (cared && (BareLooks.WorksThere(pair.Accesses, session) || (isNear && (pair.User.Consults || BareLooks.IsOnlyPatient(pair.Accesses, session)))))
                {
                    return Match.None;
                }

                (bare, inCare, atHand, first) = (bare + 1, inCare || cared, atHand || isNear, Math.Min(first, pair.Accesses.Sessions.Day[session]));
                last = pair.Accesses.Sessions.Day[session];
            }
        }

        if (bare == 0)
        {
            return Match.None;
        }

        foreach (var earlier in pair.Earlier)
        {
            first = earlier.Accesses.Length > 1 ? Math.Min(first, earlier.Day) : first;
        }

        var (takesCalls, others) = (pair.Accesses.BareLooks.TakesCalls(pair.UserId), OpenedByOthers(pair));
        var mayBeOwn = takesCalls && !BareLooks.IsOnRecord(pair.Accesses, pair.Sessions[^1]);

        var (policy, expected) = (pair.Policy, pair.Accesses.BareLooks.Expected(pair, bare + pair.Earlier.Count, inCare ? LookKind.InCare : LookKind.Uncared, out var ofOthers));
        var thousandths = (int)Math.Min(1_000_000, 1000 * expected);
        if (inCare)
        {
            var (cameBack, isFew) = (last - first >= (atHand ? Again.In(policy) : 1), IsFew(ofOthers, takesCalls, policy));
            return cameBack ? (expected <= Rare.ShareIn(policy) ? new(36, 3, thousandths) : Match.None)
                : pair.User.Consults || expected > (atHand ? RareInCare : RareAway).ShareIn(policy) || !(isFew || takesCalls) ? Match.None
                : isFew && !others ? new(36, 3, thousandths) : new(20, 4, thousandths);
        }

        return expected > (takesCalls ? Rarer : Rare).ShareIn(policy) ? Match.None
            : others || mayBeOwn || (takesCalls && ofOthers.Looks > OfRole.In(policy)) ? new(20, 2, thousandths)
            : expected <= Rarer.ShareIn(policy) && !takesCalls ? new(44, 1, thousandths) : new(36, 0, thousandths);
    }

    /// <summary>A single access: a look only where wrong charts show that it is none of them.</summary>
    private static Match Glance(in AccessPair pair, int session)
    {
        var (looks, policy) = (pair.Accesses.BareLooks, pair.Policy);
        if (looks.SlipShare < Slips.ShareIn(policy) || !BareLooks.IsBare(pair.Accesses, session) || OpenedByOthers(pair))
        {
            return Match.None;
        }

        var inCare = UserDayTable.WasInCare(pair.Accesses, session, NoCareAnywhereRule.Days);
        if (inCare && (pair.User.Consults || BareLooks.WorksThere(pair.Accesses, session)))
        {
            return Match.None;
        }

        var expected = looks.Expected(pair, 1, inCare ? LookKind.GlanceInCare : LookKind.Glance, out var ofOthers);
        var (takesCalls, thousandths) = (looks.TakesCalls(pair.UserId), (int)Math.Min(1_000_000, 1000 * expected));
        if (inCare)
        {
            return expected > RareInCare.ShareIn(policy) ? Match.None
                : IsFew(ofOthers, takesCalls, policy) ? new(46, 3, thousandths)
                : takesCalls ? new(20, 4, thousandths) : Match.None;
        }

        return expected <= Rarer.ShareIn(policy) ? new(48, 5, thousandths) : Match.None;
    }

    // A large role has a look or two more by chance; whom strangers call is no matter of the role's size.
    private static bool IsFew((long Looks, long Records) ofOthers, bool takesCalls, JudgementPolicy policy) =>
        ofOthers.Looks <= Math.Max(OfRole.In(policy), takesCalls ? 0 : OfRecords.ShareIn(policy) * ofOthers.Records);

    /// <summary>True when somebody else opened the record without a reason on a day on which the user did.</summary>
    private static bool OpenedByOthers(in AccessPair pair)
    {
        foreach (ref readonly var visitor in pair.Accesses.UnexplainedVisitors.Of(pair.PatientId))
        {
            foreach (var session in pair.Sessions)
            {
                if (visitor.User != pair.UserId && visitor.Day == pair.Accesses.Sessions.Day[session])
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => string.Create(CultureInfo.InvariantCulture,
        $"Read without a documented reason and with nothing written, by a user whom no care had tied to the patient; at the rate of colleagues {match.Detail / 1000.0:0.0##} such looks{(match.Stratum is 3 or 4 ? " at patients in care" : "")} would be expected of this user.");
}
