namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="BreachLogReport"/> that puts its exceptions in the form of findings, one for each kind that has any.</summary>
internal static class BreachLogFindings
{
    public static IEnumerable<FindingForm> Of(BreachLogData data)
    {
        var (clocks, points, missing) = (BreachLogClocks.States(data), BreachLogCandidates.AllPoints(data), BreachLogCandidates.Missing(data));
        var late = clocks[BreachLogClocks.SentLate] + clocks[BreachLogClocks.Past];
        if (late > 0)
        {
            yield return new FindingForm
            {
                Title = "Notices after their last day",
                Severity = Mark.High,
                SeverityNote = "; the limits are law",
                Criteria = "45 CFR 164.404(b), 164.406(b) and 164.408(b): notice without unreasonable delay, and within 60 calendar days of discovery; 164.408(c): within 60 days after the year for fewer than 500 individuals",
                Condition = $"{Figures.Share(late, clocks.Values.Sum())} notices presumed due: sent after the last day {Figures.Count(clocks[BreachLogClocks.SentLate])}, past it with none recorded {Figures.Count(clocks[BreachLogClocks.Past])}. They are listed under \"Notices and their clocks\".",
                Effect = "Individuals, HHS or the media were told late, or no notice is recorded. A potential non-conformity, for management to evaluate.",
                Recommendation = "Give what is owed, record the day, and write down the reason for the delay (45 CFR 164.414(b)).",
                Status = $"{Figures.Count(clocks[BreachLogClocks.Past])} open; {Figures.Count(clocks[BreachLogClocks.SentLate])} sent since.",
            };
        }

        if (points.Count > 0)
        {
            yield return new FindingForm
            {
                Title = "Entries that do not fit together or leave something out",
                Severity = Mark.Medium,
                SeverityNote = "; orders the work, no legal weight",
                Criteria = "45 CFR 164.414(b) and 164.530(j): the organization must be able to show that each notice was given, or why none was due",
                Condition = $"{Figures.Counted(points.Count, "points")} about {Figures.Share(points.Select(p => p.Incident).Distinct(StringComparer.Ordinal).Count(), data.Incidents.Count + data.Earlier.Count)} incidents. They are listed under \"Points for management\".",
                Effect = "What was done may not be shown when it is asked for. A potential non-conformity, for management to evaluate.",
                Recommendation = "Complete the entries from the files of each incident.",
                Status = "Open.",
            };
        }

        if (missing.Count > 0)
        {
            yield return new FindingForm
            {
                Title = "Findings of the desk that stand in no case and no incident",
                Severity = Mark.Medium,
                SeverityNote = "; orders the work, no legal weight",
                Criteria = "45 CFR 164.402(2): an impermissible use is presumed to be a breach unless an assessment finds a low probability of compromise",
                Condition = $"{Figures.Share(missing.Count, data.Candidates.Count)} findings of the desk confirmed or escalated in the year. They are listed under \"Findings of the desk and this log\".",
                Effect = "No assessment of them is on file here. None is called a breach.",
                Recommendation = "Open a case for each, or record on its case which incident of the register it is.",
                Status = "Open.",
            };
        }
    }
}
