using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>A note that stood in the record was changed by somebody who has no part in the care.</summary>
public sealed class NoteChangedRule : PairRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "note-changed",
        Version = 2,
        Title = "Note changed in a record of nobody's patient",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.312(c)(1); 164.308(a)(1)(ii)(D)",
        Definition = "On a day with more than one unexplained access to the record (a search is none) a note, letter or other document of it was changed or deleted and none was added, while the patient was in care nowhere, nor on the day before or after it. Completing the record of a visit is its department's and its team's work and has a reason. Offices and departments that serve all others are left out: they file what comes in late.",
        Needs = ["encounters", "accesses.object_type", "accesses.update|accesses.delete"],
        Thresholds = [],
        YieldsToRole = true,
        InnocentCauses = ["an addendum that a former author was asked for", "a note filed under the wrong patient and corrected", "a system that logs reading as changing"],
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

        var changed = 0;
        foreach (var session in pair.Sessions)
        {
            changed += Changed(pair.Accesses, session);
        }

        return changed == 0 ? Match.None : new(46, Detail: changed);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        $"{Counted.Of(match.Detail, "change")} of a note in the record of a patient who was in no care, and no note added.";

    /// <summary>Changes of notes in a session in which more was opened, nothing added, and the patient in no care.</summary>
    private static int Changed(ExplainedAccesses accesses, int session)
    {
        var (sessions, window, changed) = (accesses.Sessions, accesses.Window, 0);
        foreach (var row in sessions.RowsOf(session))
        {
            if (window.Action[row] == AccessAction.Create)
            {
                return 0;
            }

            changed += window.Object[row] == ObjectKind.Note && window.Action[row] is AccessAction.Update or AccessAction.Delete && window.Succeeded(row) ? 1 : 0;
        }

        return changed > 0 && sessions.Opened(session) > 1 && !accesses.Context.IsInCare(sessions.Patient(session), sessions.FirstAt(session), SiteCalendar.Day, SiteCalendar.Day) ? changed : 0;
    }
}
