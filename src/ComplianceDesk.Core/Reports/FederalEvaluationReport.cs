using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>
/// "Federal requirements evaluation", 45 CFR 164.308(a)(8): every researched requirement with its result, the tests and statements behind it,
/// and what could not be tested. An internal evaluation; it states no legal conclusion.
/// </summary>
public sealed class FederalEvaluationReport : Report<FederalEvaluationData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "federal-evaluation",
        Title = "Federal requirements evaluation",
        Subject = "Internal evaluation in support of 45 CFR 164.308(a)(8), by citation, for the period and scope stated",
        Prefix = "FE",
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.Auditor,
        Provisions = [.. RequirementCatalog.All.Select(r => r.Id)],
    };

    /// <inheritdoc/>
    public override Document Build(FederalEvaluationData data) => new()
    {
        Info = data.Info,
        Cover =
        [
            .. ReportCover.Facts(data.Basis),
            new Fact("State reported", $"{Figures.Moment(data.Evaluation.AsOf)}; {(data.Evaluation.MeasuredAt is { } at ? $"measured by run {Figures.Count(data.Evaluation.MeasuredRun!.Value)}, ended {Figures.Moment(at)}" : "nothing was measured up to then")}"),
            new Fact("Catalog of requirements", $"Edition {RequirementCatalog.Edition}, {Figures.Count(data.Evaluation.Lines.Count)} requirements, SHA-256 {RequirementCatalog.Hash}"),
        ],
        CoverNotes = ReportCover.Notes,
        Sections =
        [
            Summary(data),
            FederalEvaluationScope.Section(data),
            SourcesSection.Of(data.Basis, log: true, Coverage(data)),
            FederalEvaluationMethod.Section(data),
            FederalEvaluationResults.Section(data),
            EvaluationFindingsSection.Of(data.Basis),
            EvaluationFollowUp.Section(data.Basis),
            FederalEvaluationStatements.Section(data),
            FederalEvaluationResults.NotTested(data),
            Limits(data),
            SignOffSection.Of(data.Basis),
            FederalEvaluationAppendices.Section(data),
        ],
        Attachments = FederalEvaluationAppendices.Files(data),
    };

    private static Section Summary(FederalEvaluationData data)
    {
        var binding = data.Evaluation.Lines.Count(l => l.Result != TestResult.NotApplicable);
        var measured = data.Evaluation.Lines.Count(l => l.Result is TestResult.NoExceptionNoted or TestResult.ExceptionNoted or TestResult.PartiallyTested);
        var findings = EvaluationFindingsSection.All(data.Evaluation);
        return new Section("Summary",
        [
            new Paragraph(
                $"{Figures.Count(data.Evaluation.Lines.Count)} requirements stand in the catalog. {Figures.Share(binding, data.Evaluation.Lines.Count)} apply to this site, are due, and had a case to test; the others are listed with the reason under \"Left out, and why\" and \"No case in the data\". " +
                $"Of those, data were tested for {Figures.Share(measured, binding)}; management attested, not verified, for {Figures.Share(data.Evaluation.Lines.Count(l => l.Result == TestResult.Attested), binding)}; " +
                $"nothing was tested for {Figures.Share(data.Evaluation.Lines.Count(l => l.Result == TestResult.NotTested), binding)}. Measured and attested items are never joined into one figure, and what is not tested counts for nothing."),
            new Paragraph($"Tests with an exception noted: {Figures.Count(findings.Count)} of {Figures.Count(data.Evaluation.Tests.Count)}; the rows behind them: {Figures.Count(data.ExceptionCount)}. Each is a potential non-conformity for management to evaluate."),
            ByResult(data),
            new BarChart
            {
                Title = "Requirements by result",
                Alt = string.Join(", ", TestResults.All.Select(r => $"{r.Text()} {Figures.Count(data.Evaluation.Lines.Count(l => l.Result == r))}")) + ".",
                Unit = "requirements",
                Category = "Result",
                Bars = [.. TestResults.All.Select(r => new Bar(r.Text(), data.Evaluation.Lines.Count(l => l.Result == r), r.Mark()))],
            },
            EvaluationFindingsSection.Register(data.Basis, [.. findings.Take(10)], findings.Count == 0 ? "Heaviest exceptions" : $"The {(findings.Count == 1 ? "exception" : $"{Figures.Count(Math.Min(10, findings.Count))} heaviest exceptions")}; all are under \"Findings\"", null),
        ]);
    }

    private static Table ByResult(FederalEvaluationData data) => new()
    {
        Caption = data.Evaluation.Before is { } before
            ? $"Requirements by result, beside {(data.Evaluation.Earlier is { } report ? $"evaluation {report.Number}, the state" : "the state")} of {Figures.Moment(before.At)}"
            : "Requirements by result; there is no evaluation before",
        Columns = [new Column("Result", 2.4, RowHeader: true), new Column("Requirements", 1, Align.Right), new Column("Of all", 0.8, Align.Right), new Column("Before", 0.9, Align.Right)],
        Rows = TestResults.All.Select(r => new[]
        {
            r.Cell(), Cell.Number(data.Evaluation.Lines.Count(l => l.Result == r)), Cell.Percent(data.Evaluation.Lines.Count(l => l.Result == r), data.Evaluation.Lines.Count),
            data.Evaluation.Before is { } b ? Cell.Number(b.Results.GetValueOrDefault(r)) : Cell.Of(Figures.NoData),
        }).Append([Cell.Of("All"), Cell.Number(data.Evaluation.Lines.Count), Cell.Percent(data.Evaluation.Lines.Count, data.Evaluation.Lines.Count), data.Evaluation.Before is { } all ? Cell.Number(all.Results.Values.Sum()) : Cell.Of(Figures.NoData)]),
    };

    private static Section Coverage(FederalEvaluationData data)
    {
        var days = data.Info.To.DayNumber - data.Info.From.DayNumber + 1;
        return new Section("Completeness of the access log",
        [
            new Paragraph("Days of the period on which each system logged at least one event. A day without one may be a quiet day or a missing log; only the system's owner can tell."),
            new Table
            {
                Columns =
                [
                    new Column("System", 1.8, RowHeader: true), new Column("Events", 0.9, Align.Right), new Column("Days with events", 0.9, Align.Right), new Column("Of days", 0.7, Align.Right),
                    new Column("Share", 0.7, Align.Right), new Column("First day", 0.9), new Column("Last day", 0.9),
                ],
                Rows = data.Systems.Select(s => new[]
                {
                    Cell.Of(s.System), Cell.Number(s.Events), Cell.Number(s.Days), Cell.Number(days), Cell.Percent(s.Days, days), Cell.Of(Figures.Day(s.First)), Cell.Of(Figures.Day(s.Last)),
                }),
                WhenEmpty = "No system logged an event in the period.",
                Counting = "systems",
                RowCount = data.Systems.Count,
            },
        ]);
    }

    private static Section Limits(FederalEvaluationData data) => new("Limits",
    [
        new BulletList(
        [
            new("The results are limited to the sources, the period and the tests listed. A source that left something out, left it out here too."),
            new("No test was sampled: each looked at its whole population. There is no sampling error, and there is the error of the feeds."),
            new("Where the text gives no number, the threshold is a policy setting of the site and is marked so. A threshold of policy is never law."),
            new("A statement by management is printed as stated. Nobody verified it here."),
            new("Requirements marked \"text not verified\" could not be read at their source, or were read in a summary by somebody else. Open the official text before relying on them."),
            new("Proposed rules are not applied. State law is not assessed."),
            new("Time limits were read at the moment of the run. What was done after a feed was written is in no feed yet, and looks open here."),
            new("A system that sends no feed is out of scope: nothing of it was tested, and nothing here shows that it exists."),
            new($"Times are those of the source systems, shown in {data.Info.Zone}. Clocks that differ between systems were not corrected."),
            new("A result is a management indicator and no legal conclusion. Whether a requirement is met is for management, and in the end for the authorities, to decide."),
            new("The same data set, run, catalog and program version give the same figures."),
        ]),
    ]);
}
