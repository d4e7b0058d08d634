using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="FederalEvaluationReport"/> prints.</summary>
public sealed record FederalEvaluationData : ReportData
{
    /// <summary>The moment whose state is reported: the end of the period when something had been measured by then, else the time of the report.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Number of the run whose figures are reported; null when nothing was measured up to then.</summary>
    public required int? MeasuredRun { get; init; }

    /// <summary>When that run ended.</summary>
    public required DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>What the site says of itself: each switch, and whether it is on.</summary>
    public required IReadOnlyList<(string Title, bool On)> Site { get; init; }

    /// <summary>Every requirement of the catalogue, in its order.</summary>
    public required IReadOnlyList<EvaluationLine> Lines { get; init; }

    /// <summary>Every test of the run, by id.</summary>
    public required IReadOnlyList<EvaluationTest> Tests { get; init; }

    /// <summary>What management recorded of findings up to the time of the report, newest first.</summary>
    public required IReadOnlyList<ManagementResponse> Responses { get; init; }

    /// <summary>The evaluation before: the newest that was signed off, else the state at the beginning of the period; null when nothing had been measured then.</summary>
    public required EvaluationBefore? Before { get; init; }

    /// <summary>Statements on file at the moment reported, oldest first.</summary>
    public required IReadOnlyList<EvaluationStatement> Statements { get; init; }

    /// <summary>Waivers in force about record checks and duties that rest on law.</summary>
    public required IReadOnlyList<PrintedWaiver> Waivers { get; init; }

    /// <summary>Days of the period with an event, by the system that logged them.</summary>
    public required IReadOnlyList<SystemDays> Systems { get; init; }

    /// <summary>What the stored events of the period carry of the content asked for by 45 CFR 170.210(e).</summary>
    public required IReadOnlyList<FieldCoverage> Fields { get; init; }

    /// <summary>Every row that is not as a test with an exception expects, by test; read while it is written.</summary>
    public required IEnumerable<EvaluationException> Exceptions { get; init; }

    /// <summary>How many there are.</summary>
    public required long ExceptionCount { get; init; }
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
/// <param name="Report">The evaluation that was signed off; null when none was, and this is the state at the beginning of the period.</param>
public sealed record EvaluationBefore(DateTimeOffset At, int Run, IReadOnlyDictionary<TestResult, int> Results, IReadOnlyList<MetricOutcome> Tests, SignedEvaluation? Report = null);

/// <summary>An evaluation of the register that was signed off.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">Its version.</param>
/// <param name="SignedBy">Who signed it off.</param>
/// <param name="SignedAt">When.</param>
/// <param name="MadeAt">When its figures were read.</param>
/// <param name="Sha256">Hash of the file.</param>
public sealed record SignedEvaluation(string Number, int Version, string SignedBy, DateTimeOffset SignedAt, DateTimeOffset MadeAt, string Sha256);

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

/// <summary>Days of the period on which a system logged anything.</summary>
public sealed record SystemDays(string System, long Events, int Days, DateOnly First, DateOnly Last);

/// <summary>Events that carry a field.</summary>
/// <param name="Field">In our own words.</param>
/// <param name="With">Events that carry it.</param>
/// <param name="Of">Events that should.</param>
public sealed record FieldCoverage(string Field, long With, long Of);

/// <summary>A row that is not as expected.</summary>
public sealed record EvaluationException(string Test, string Feed, string Key, string? Found, string Expected, DateTimeOffset Since);
