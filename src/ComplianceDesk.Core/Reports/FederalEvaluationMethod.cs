using System.Globalization;

namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that says in words what each test does, and what each word of the results means.</summary>
internal static class FederalEvaluationMethod
{
    public static Section Section(FederalEvaluationData data) => new("Method",
    [
        new Paragraph("Each requirement names the tests that could show it. A test counts a population in the feeds, says how many of those it looks at are as they should be, and compares the share with its threshold. The whole population was tested; nothing was sampled. Time limits are read at the moment of the run."),
        MethodFacts.Of(data.Basis),
        new Table
        {
            Caption = "Words of the results",
            Columns = [new Column("Result", 1.4, RowHeader: true), new Column("Means", 4)],
            Rows =
            [
                [TestResult.NoExceptionNoted.Cell(), Cell.Of("Every test that bears on it ran over its whole population and stayed within its threshold.")],
                [TestResult.ExceptionNoted.Cell(), Cell.Of("At least one test was outside its threshold: a potential non-conformity for management to evaluate.")],
                [TestResult.PartiallyTested.Cell(), Cell.Of("Nothing was noted in what was tested; part of the requirement has no data, or cannot be shown by data.")],
                [TestResult.Attested.Cell(), Cell.Of("A signed statement is in force and no data bear on it. Not verified.")],
                [TestResult.NotTested.Cell(), Cell.Of("Neither data nor a statement in force. Never counted for or against.")],
                [TestResult.NotApplicable.Cell(), Cell.Of("It does not bind this site, is not yet due, had nothing to count, or is addressable and left out with the reason on file.")],
            ],
        },
        new Paragraph("Severity of a finding orders the work and is no legal weight: High when the threshold is law and a required duty hangs on the test; Medium when one of the two holds; Low otherwise."),
        new Paragraph("Status of a finding has two halves that are never joined: what management states (no response recorded, open, in progress, stated as corrected, risk accepted), and what the test of the run reported here says. An open finding is past its due date when the report was generated after that day."),
        new Section("Tests",
        [
            new Table
            {
                Columns =
                [
                    new Column("Test", 1.4, RowHeader: true), new Column("Population", 1.2), new Column("Looked at (denominator)", 1.5), new Column("As it should be (numerator)", 1.6), new Column("Threshold", 1.2), new Column("Set by", 0.6),
                ],
                Rows = data.Evaluation.Tests.Select(t => new[]
                {
                    Cell.Of($"{t.Outcome.Metric.Title} ({t.Outcome.Metric.Id}, version {Figures.Count(t.Version)})"), Cell.Of(t.Outcome.Metric.Population), Cell.Of(t.Outcome.Metric.Counted), Cell.Of(t.Outcome.Metric.Good),
                    Cell.Of(Threshold(t)), Cell.Of(t.Outcome.Metric.Basis.ToString()),
                }),
                WhenEmpty = "No test has run.",
                Counting = "tests",
                RowCount = data.Evaluation.Tests.Count,
            },
        ]),
    ]);

    private static string Threshold(EvaluationTest test)
    {
        var share = test.Outcome.Metric.Least == 1 ? "all" : $"at least {Quality.LimitWords.Percent((decimal)test.Outcome.Metric.Least)}";
        return test.Limit is { } limit ? $"{share}; limit {limit.ToString("0.##", CultureInfo.InvariantCulture)} {Figures.Unit(limit, test.Outcome.Metric.LimitUnit)}" : share;
    }
}
