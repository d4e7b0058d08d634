namespace ComplianceDesk.Core.Reports;

/// <summary>
/// What a test may be said to have shown. There is no "compliant" and no "passed": a report states what was noted in the data tested, and
/// leaves the conclusion to management.
/// </summary>
public enum TestResult
{
    /// <summary>The test ran over the whole population and nothing was left to explain.</summary>
    NoExceptionNoted,
    /// <summary>Something was noted: a potential non-conformity for management to evaluate.</summary>
    ExceptionNoted,
    /// <summary>The test ran over part of the population; nothing was noted in that part.</summary>
    PartiallyTested,
    /// <summary>A person stated it and no data bears on it.</summary>
    Attested,
    /// <summary>The data the test needs is not there.</summary>
    NotTested,
    /// <summary>The test does not apply; the rationale stands beside it.</summary>
    NotApplicable,
}

/// <summary>The words of <see cref="TestResult"/>.</summary>
public static class TestResults
{
    /// <summary>Every result in the order in which summaries list them.</summary>
    public static IReadOnlyList<TestResult> All { get; } = Enum.GetValues<TestResult>();

    /// <summary>The result in words.</summary>
    public static string Text(this TestResult result) => result switch
    {
        TestResult.NoExceptionNoted => "No exception noted",
        TestResult.ExceptionNoted => "Exception noted",
        TestResult.PartiallyTested => "Partially tested",
        TestResult.Attested => "Attested by management, not verified",
        TestResult.NotTested => "Not tested (no data)",
        TestResult.NotApplicable => "Not applicable (rationale)",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Not a result."),
    };

    /// <summary>How strongly the word is set.</summary>
    public static Mark Mark(this TestResult result) => result switch
    {
        TestResult.NoExceptionNoted => Reports.Mark.Clear,
        TestResult.ExceptionNoted => Reports.Mark.High,
        TestResult.PartiallyTested => Reports.Mark.Medium,
        _ => Reports.Mark.Observation,
    };

    /// <summary>The word as a cell.</summary>
    public static Cell Cell(this TestResult result) => Reports.Cell.Of(result.Text(), result.Mark());
}
