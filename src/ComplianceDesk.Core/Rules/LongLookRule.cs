using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>A record read at length by somebody with no reason and nothing to write in it.</summary>
public sealed class LongLookRule : PairRule
{
    private static readonly Threshold Reads = new("reads", "accesses on one day, at least", 4, "accesses", 2, 100);
    private static readonly Threshold Far = new("deviations", "robust deviations above other unexplained readings, at least", 2, Threshold.Deviations, 1, 20);
    private static readonly Threshold ManyReads = new("many-reads", "accesses on one day that make a finding, at least", 6, "accesses", 2, 200);
    private static readonly Threshold Readings = new("readings", "unexplained readings to compare with, at least", 10, "readings", 5, 1000);
    private static readonly Threshold VeryFar = new("many-deviations", "their robust deviations, at least", 3, Threshold.Deviations, 1, 20);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "long-look",
        Version = 9,
        Title = "One record read at length",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A user made at least {ManyReads} unexplained accesses to one record on one day, and left no work in it on any of the unexplained days: nothing was written ({SessionTable.LittleWritten} on each day are none; a change that was refused counts as one) or, by release of information, printed or exported. That is {VeryFar} robust deviations above what is usual of unexplained readings in this log (a call, a wrong chart). What one access is differs from system to system, so the log itself is the measure: at least {Readings} other unexplained readings must be known. From {Reads} accesses and {Far} deviations on it weighs less and needs a second sign. It then weighs more where the patient was in care nowhere (as no-care-anywhere says). People whose work is quality are left out: they read records from end to end. Readings of patients in care by physicians and advanced practice professionals are left out: they are asked for advice, which nobody writes down.",
        Needs = ["encounters"],
        Thresholds = [Reads, Far, ManyReads, VeryFar, Readings],
        YieldsToRole = true,
        InnocentCauses = ["reviews, hand-overs and consults that no feed documents", "a systems analyst who follows a fault through a record"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if ((pair.User.Work & OfficeWork.Quality) != 0 || pair.TriedToWork())
        {
            return Match.None;
        }

        var longest = 0;
        foreach (var session in pair.Sessions)
        {
            if (pair.Accesses.LeftWork(session))
            {
                return Match.None;
            }

            longest = Math.Max(longest, pair.Accesses.Sessions.RowsOf(session).Length);
        }

        var readings = pair.Accesses.UnexplainedLengths;
        if (longest < Reads.In(pair.Policy) || readings.Total - pair.Sessions.Length - pair.Earlier.Count < Readings.In(pair.Policy))
        {
            return Match.None;
        }

        var (deviations, uncared) = (readings.Deviations(longest), UncaredOn(pair));
        return pair.User.Consults && !uncared ? Match.None
            : longest >= ManyReads.In(pair.Policy) && deviations >= VeryFar.In(pair.Policy) ? new(42, 1, longest)
            : deviations >= Far.In(pair.Policy) ? new(uncared ? 34 : 26, 0, longest) : Match.None;
    }

    private static bool UncaredOn(in AccessPair pair)
    {
        foreach (var session in pair.Sessions)
        {
            if (UserDayTable.WasInCare(pair.Accesses, session, NoCareAnywhereRule.Days))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => string.Create(CultureInfo.InvariantCulture,
        $"{Counted.Of(match.Detail, "access", "accesses")} to this record on one day with no work left in it; half of other unexplained readings have {pair.Accesses.UnexplainedLengths.Median:N0} or fewer.");
}
