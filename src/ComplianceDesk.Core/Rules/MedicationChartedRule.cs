using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Medication charted as given to a patient of another unit, by somebody who does nothing else there.</summary>
public sealed class MedicationChartedRule : PairRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "medication-charted",
        Version = 1,
        Title = "Medication charted for another unit's patient",
        Severity = RuleSeverity.High,
        Citation = "42 CFR 482.25(b)(7); 21 CFR 1301.91; 45 CFR 164.312(c)(1)",
        Definition = $"In an unexplained session with a patient who was in care (on that day, the one before or after it), something was written in the medication administration record (object types that say MAR, eMAR or medication administration), and nothing in any other part. On that day the user opened no other patient in care of the same departments, or did no more there either: whoever covers there charts what is seen and done, too. Offices and departments that serve all others are left out: pharmacy and respiratory therapy chart everywhere.",
        Needs = ["encounters", "accesses.object_type", "accesses.create|accesses.update"],
        Thresholds = [],
        YieldsToRole = true,
        InnocentCauses = ["a dose given for a colleague of the next unit who was called away", "a patient who was moved and whose move the feeds do not tell", "a wrong chart, in which the entry should be undone"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override bool YieldsToWriting => false;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if (pair.Context.FilesForAll(pair.UserId))
        {
            return Match.None;
        }

        var charted = 0;
        foreach (var session in pair.Sessions)
        {
            charted += Charted(pair.Accesses, session);
        }

        return charted == 0 ? Match.None : new(46, Detail: charted);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        $"{Counted.Of(match.Detail, "entry", "entries")} in the medication administration record, and nowhere else, of a patient in care of a unit whose other patients the user did not open that day.";

    private static int Charted(ExplainedAccesses accesses, int session)
    {
        var looked = accesses.Sessions[session];
        var units = BareLooks.InCareOf(accesses.Context, looked.Patient, looked.FirstAt, SiteCalendar.Day);
        return units.Count > 0 && Entries(accesses, session) is > 0 and var entries
            && !BareLooks.WorksAmong(accesses, looked.User, looked.Day, units, SiteCalendar.Day, other => other != session && Entries(accesses, other) == 0) ? entries : 0;
    }

    /// <summary>Entries in the medication administration record, where nothing else was written in the session; else 0.</summary>
    private static int Entries(ExplainedAccesses accesses, int session)
    {
        var (window, entries) = (accesses.Window, 0);
        foreach (var row in accesses.Sessions.RowsOf(session))
        {
            if (window.Action[row] is not (AccessAction.Create or AccessAction.Update or AccessAction.Delete) || !window.Succeeded(row))
            {
                continue;
            }

            if (window.Object[row] != ObjectKind.Medication)
            {
                return 0;
            }

            entries++;
        }

        return entries;
    }
}
