using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>What is known of the requirements that a report bears on: their results, the tests behind them, what management answered and stated, and the evaluation before.</summary>
public sealed record Evaluation
{
    /// <summary>The moment whose state is reported: the end of the period when something had been measured by then, else the time of the report.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Number of the run whose figures are reported; null when nothing was measured up to then.</summary>
    public required int? MeasuredRun { get; init; }

    /// <summary>When that run ended.</summary>
    public required DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>What the site says of itself: each switch, and whether it is on.</summary>
    public required IReadOnlyList<(string Title, bool On)> Site { get; init; }

    /// <summary>The requirements the report bears on, in the order of the catalogue.</summary>
    public required IReadOnlyList<EvaluationLine> Lines { get; init; }

    /// <summary>The tests of the run that those requirements name, by id; every test when the report bears on the whole catalogue.</summary>
    public required IReadOnlyList<EvaluationTest> Tests { get; init; }

    /// <summary>What management recorded of findings of these tests up to the time of the report, newest first.</summary>
    public required IReadOnlyList<ManagementResponse> Responses { get; init; }

    /// <summary>The report of the same kind and subject that was signed off last before this one; null when none was.</summary>
    public required EarlierEvaluation? Earlier { get; init; }

    /// <summary>The state that <see cref="Earlier"/> reported, else that at the beginning of the period; null when nothing had been measured then.</summary>
    public required EvaluationBefore? Before { get; init; }

    /// <summary>Statements on file about these requirements at the moment reported, oldest first.</summary>
    public required IReadOnlyList<EvaluationStatement> Statements { get; init; }
}

/// <summary>A requirement and what was said of it.</summary>
public sealed record EvaluationLine
{
    /// <summary>From the catalogue.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>The word of the vocabulary.</summary>
    public required TestResult Result { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <summary>True when it binds the site, and the data hold no case of it: not applicable by its result, and not left out.</summary>
    public bool HasNoCase => Result == TestResult.NotApplicable && Because.StartsWith(RequirementAnswer.NothingToTest, StringComparison.Ordinal);

    /// <summary>Since when that is said; null when nothing was said yet.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Who caused it: an account, or the desk for a run.</summary>
    public string? SaidBy { get; init; }

    /// <summary>How its statement stands.</summary>
    public StatementState Statement { get; init; }

    /// <summary>The state of an addressable specification; null for any other.</summary>
    public AddressableState? Addressable { get; init; }

    /// <summary>The rationale on file for it.</summary>
    public string? Rationale { get; init; }
}

/// <summary>What one test answered.</summary>
/// <param name="Outcome">Population, denominator, numerator and status.</param>
/// <param name="Version">Version of the test that ran.</param>
/// <param name="Limit">The limit in force, in the test's unit; null when it has none.</param>
/// <param name="Rows">Rows behind it that stand; counted for tests with an exception noted only.</param>
/// <param name="NotedSince">When the oldest of its exceptions that stand was first noted; null when none stands.</param>
public sealed record EvaluationTest(MetricOutcome Outcome, int Version, double? Limit, long Rows, DateTimeOffset? NotedSince);

/// <summary>The evaluation before.</summary>
/// <param name="At">The moment it is of.</param>
/// <param name="Run">Number of the run it rests on.</param>
/// <param name="Results">Requirements by result.</param>
/// <param name="Tests">What each test answered.</param>
public sealed record EvaluationBefore(DateTimeOffset At, int Run, IReadOnlyDictionary<TestResult, int> Results, IReadOnlyList<MetricOutcome> Tests);

/// <summary>The evaluation before this one that was signed off.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">Its version.</param>
/// <param name="SignedBy">Who signed it off.</param>
/// <param name="SignedAt">When.</param>
/// <param name="MadeAt">When its figures were read.</param>
/// <param name="Sha256">Hash of the file.</param>
public sealed record EarlierEvaluation(string Number, int Version, string SignedBy, DateTimeOffset SignedAt, DateTimeOffset MadeAt, string Sha256);

/// <summary>A signed statement: evidence that somebody said so, not that it is so.</summary>
public sealed record EvaluationStatement
{
    /// <summary>Where the requirement stands.</summary>
    public required string Citation { get; init; }

    /// <summary>What is stated.</summary>
    public required string Statement { get; init; }

    /// <summary>Who signed.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The signer's function; null when the feed gave none.</summary>
    public required string? Role { get; init; }

    /// <summary>What it rests on; null when the feed gave none.</summary>
    public required string? Basis { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Last day; null when it has no end.</summary>
    public required DateOnly? ValidUntil { get; init; }

    /// <summary>True while it is in force and no later one has taken its place.</summary>
    public required bool InForce { get; init; }

    /// <summary>Name of the document behind it, with its SHA-256 when the desk holds the file.</summary>
    public required string? Document { get; init; }
}
