using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>What had been charted is changed when the care is long over and the patient has just asked for the record.</summary>
public sealed class ChangedAfterRequestRule : EpisodeRule
{
    private static readonly Threshold Within = new("within", "after the request, at most", 30, Threshold.Days, 1, 365);
    private static readonly Threshold Over = new("over", "after the end of the patient's last care, at least", 14, Threshold.Days, 1, 365);
    private static readonly Threshold List = new("list", "such changes of one user on a day that are a work list, at least", 4, "patients", 2, 100);
    private static readonly Threshold Asked = new("asked", "before the change, in which a request for a correction explains it", 90, Threshold.Days, 1, 365);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "changed-after-request",
        Version = 1,
        Title = "Charting changed after the patient asked for the record",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(c)(1); 164.524; 164.526; 164.308(a)(1)(ii)(D)",
        Definition = $"What had been charted (notes, results, orders; no face sheet and no bill) was changed or deleted and nothing added, within {Within} days after the patient asked for the own record or for an accounting of its disclosures, and before this was answered: what has been handed over is not made otherwise any more. The patient's last care had ended at least {Over} days before, and none began within a day. It is looked at whatever reason the user has for opening the record: who treated the patient is who has something to change. A request for a correction (45 CFR 164.526) of the {Asked} days before explains the change. So does a document or diagnosis that the feeds ascribe to the user within a day of it. Charting of {List} or more patients changed by one user on a day, all so long after their care, is a work list. Offices and departments that serve all others are left out, and machines.",
        Needs = ["requests", "encounters", "accesses.object_type", "accesses.update|accesses.delete"],
        Thresholds = [Within, Over, List, Asked],
        InnocentCauses = ["a late signature that the request brought to light and no feed tells", "a mistake that the patient pointed out by word of mouth", "a system that logs reading as changing"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var sessions = accesses.Sessions;
        for (int from = 0, to; from < sessions.Count; from = to)
        {
            var (user, found) = (sessions.User(from), new List<int>());
            for (to = from; to < sessions.Count && sessions.User(to) == user; to++)
            {
                if (accesses.IsJudged(to) && IsAfterRequest(accesses, to) && IsLateChange(accesses, to) && !IsDocumented(accesses, to) && !IsOnAList(accesses, to))
                {
                    found.Add(to);
                }
            }

            if (found.Count > 0 && !accesses.Machines.Contains(user) && !accesses.Context.FilesForAll(user))
            {
                var since = found.Min(session => DaysSinceRequest(accesses, session));
                yield return new(user, RowsOf(accesses, user, found.Contains), 56, string.Create(CultureInfo.InvariantCulture,
                    $"What had been charted of {Counted.Of(found.Select(sessions.Patient).Distinct().Count(), "patient")} was changed and nothing added, {Counted.Of(since, "day")} after a request for the record, when no care had been given for {Over.In(accesses.Policy):N0} days or more."));
            }
        }
    }

    private static bool IsAfterRequest(ExplainedAccesses accesses, int session) =>
        Any(accesses, session, RequestKind.OwnRecord, Within.SpanIn(accesses.Policy)) && !Any(accesses, session, RequestKind.Amendment, Asked.SpanIn(accesses.Policy));

    private static bool Any(ExplainedAccesses accesses, int session, RequestKind kind, long within) => SinceRequest(accesses, session, kind) <= within;

    private static int DaysSinceRequest(ExplainedAccesses accesses, int session) => (int)(SinceRequest(accesses, session, RequestKind.OwnRecord) / SiteCalendar.Day);

    /// <summary>Milliseconds from the patient's last request of a kind, open yet (one for a correction or not), to the session; the greatest number where there is none.</summary>
    private static long SinceRequest(ExplainedAccesses accesses, int session, RequestKind kind)
    {
        var (at, since) = (accesses.Sessions[session].LastAt, long.MaxValue);
        foreach (ref readonly var task in accesses.Context.Tasks.Of(accesses.Sessions.Patient(session)))
        {
            var isOpen = kind == RequestKind.Amendment || task.DoneAt is not { } done || done > at;
            since = task.Kind == kind && isOpen && task.FromAt <= at ? Math.Min(since, at - task.FromAt) : since;
        }

        return since;
    }

    /// <summary>True when charting was changed, nothing added, and the patient's care is over for long.</summary>
    private static bool IsLateChange(ExplainedAccesses accesses, int session)
    {
        var (sessions, window, changed) = (accesses.Sessions, accesses.Window, false);
        foreach (var row in sessions.RowsOf(session))
        {
            changed |= window.Object[row].IsOfCare() && window.Action[row] is AccessAction.Update or AccessAction.Delete && window.Succeeded(row);
        }

        return changed && !sessions.Added(session) && !accesses.Context.IsInCare(sessions.Patient(session), sessions.FirstAt(session), SiteCalendar.Day, Over.SpanIn(accesses.Policy));
    }

    /// <summary>True when the feeds ascribe a document or diagnosis of those days to the user: a late signature, an addendum that the log calls a change.</summary>
    private static bool IsDocumented(ExplainedAccesses accesses, int session)
    {
        var looked = accesses.Sessions[session];
        foreach (ref readonly var work in accesses.Context.Work.Of(looked.Patient))
        {
            if (work.User == looked.User && work.At >= looked.FirstAt - SiteCalendar.Day && work.At <= looked.LastAt + SiteCalendar.Day)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOnAList(ExplainedAccesses accesses, int session)
    {
        var (sessions, user, like) = (accesses.Sessions, accesses.Sessions.User(session), 0);
        for (var other = sessions.FirstOf(user, 0); other < sessions.Count && sessions.User(other) == user; other++)
        {
            like += sessions.Day[other] == sessions.Day[session] && IsLateChange(accesses, other) ? 1 : 0;
        }

        return like >= List.In(accesses.Policy);
    }
}
