using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

public sealed partial class CountedHospital
{
    /// <summary>Findings that a breach log of the period should know, by number.</summary>
    public IReadOnlyList<int> Candidates { get; private set; } = [];

    /// <summary>All of them about January: no other report counts them.</summary>
    private void AddDecided()
    {
        var (violation, open, fine) = (FindingStatus.Violation, FindingStatus.UnderReview, FindingStatus.Appropriate);
        int Finding(FindingStatus status, FindingOutcome? outcome = null, DateTime? escalated = null) => hospital.Finding(Boss, null, 20, f =>
            (f.Status, f.Outcome, f.EscalatedAt, f.FirstAt, f.LastAt, f.DetectedAt, f.FirstOpenedAt) = (status, outcome, escalated, Utc(1, 5), Utc(1, 5), Utc(1, 6), Utc(1, 7)));
        void Step(int finding, DateTime at, FindingStatus to, DecisionStep step = DecisionStep.Decided, string by = "officer") =>
            hospital.Add(new DecisionRow { Id = ++decisions, FindingId = finding, From = FindingStatus.New, To = to, Step = step, Note = "As written.", DecidedBy = by, DecidedAt = at });

        var first = Finding(violation, FindingOutcome.ViolationBreachAssessment);
        hospital.Last<FindingRow>().Rules = "same-surname;;of-an-older-version";
        Step(first, Start, violation);
        var last = Finding(violation, FindingOutcome.ViolationNoBreach);
        Step(last, End - Tick, violation, by: "director");
        Step(Finding(violation), Start - Tick, violation);
        Step(Finding(violation), End, violation);
        var escalated = Finding(open, escalated: Utc(3, 5));
        Step(escalated, Utc(3, 5), open, DecisionStep.Escalated);
        Step(Finding(open), Utc(3, 5), open, DecisionStep.Status);
        var twice = Finding(violation);
        Step(twice, Utc(3, 2), fine);
        Step(twice, Utc(3, 3), violation, DecisionStep.Status);
        Step(twice, Utc(3, 4), violation, DecisionStep.Assigned);
        var fresh = Finding(FindingStatus.New, escalated: Utc(3, 6));
        Step(fresh, Utc(3, 6), FindingStatus.New, DecisionStep.Escalated);
        var later = Finding(violation);
        Step(later, Utc(3, 2), violation);
        Step(later, Utc(3, 3), open);
        Step(later, Utc(3, 12), violation);
        Step(Finding(fine, escalated: Utc(3, 5)), Utc(3, 5), fine);
        var cleared = Finding(fine);
        Step(cleared, Utc(3, 2), violation);
        Step(cleared, Utc(3, 12), fine);
        Candidates = [first, last, escalated, twice, fresh];

        void Case(int id, DateOnly discovered, DateTime opened, CaseDetermination determination, params int[] findings)
        {
            var row = hospital.Add(new CaseRow { Id = id, Title = "Looks at a colleague", OpenedAt = opened, OpenedBy = "officer", Owner = "officer", Facts = "" });
            row.Put(new CaseFacts { DiscoveredOn = discovered, Determination = determination, Reasoning = "Looked at with the supervisor.", Unsecured = true, Individuals = 1, Sanction = $"sanction {id}", Mitigation = $"mitigation {id}" });
            foreach (var finding in findings) hospital.Add(new CaseFindingRow { CaseId = id, FindingId = finding, AddedBy = "officer", AddedAt = opened });
        }

        Case(13, From, Utc(3, 2), CaseDetermination.Impermissible, last, twice);
        Case(12, To, Now, CaseDetermination.Permitted, last);
        Case(14, From.AddDays(-1), Utc(3, 2), CaseDetermination.Impermissible);
        Case(15, To.AddDays(1), Utc(3, 2), CaseDetermination.Impermissible);
        Case(16, From, Now + Tick, CaseDetermination.Impermissible);
    }

    private int decisions = 100;
}
