namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="ActivityReviewReport"/> prints. Ids are as the reader's role may see them; there are no names in it.</summary>
public sealed record ActivityReviewData : ReportData
{
    /// <summary>Events of the period by the system that logged them.</summary>
    public required IReadOnlyList<SystemCount> Systems { get; init; }

    /// <summary>Every day of the period, those without an event among them.</summary>
    public required IReadOnlyList<ReviewDay> Days { get; init; }

    /// <summary>The run of the judge whose findings are reported; null when nothing was judged.</summary>
    public ReviewRun? Run => Basis.Run;

    /// <summary>The rules that were asked, by id.</summary>
    public required IReadOnlyList<RuleTest> Rules { get; init; }

    /// <summary>The explanations that were tried, in the order in which they name a session.</summary>
    public required IReadOnlyList<ExplanationCount> Explanations { get; init; }

    /// <summary>The accesses of the period.</summary>
    public required AccessFigures Accesses { get; init; }

    /// <summary>The same for the period of equal length before it; null when nothing is stored of it.</summary>
    public required AccessFigures? PriorAccesses { get; init; }

    /// <summary>Findings of the prior period; null when nothing is stored of it.</summary>
    public required int? PriorFindings { get; init; }

    /// <summary>Measured items of security posture.</summary>
    public required IReadOnlyList<SecurityMeasure> Measures { get; init; }

    /// <summary>Every finding with an access in the period, heaviest first. All of them: a report is never cut. Read anew each time it is gone through, and never held.</summary>
    public required IEnumerable<ReviewFinding> Findings { get; init; }

    /// <summary>How many of them there are of each kind.</summary>
    public required IReadOnlyList<FindingCount> FindingCounts { get; init; }

    /// <summary>Every decision about one of them, oldest first; read while it is written.</summary>
    public required IEnumerable<ReviewedDecision> Decisions { get; init; }

    /// <summary>How many decisions there are.</summary>
    public required long DecisionCount { get; init; }

    /// <summary>Findings whose accesses all lie before the period, and that were open when it began or decided in it, heaviest first; read while it is written.</summary>
    public required IEnumerable<ReviewFinding> PriorOpen { get; init; }

    /// <summary>How many there are.</summary>
    public required long PriorOpenCount { get; init; }

    /// <summary>What the stored events of the period carry of the content asked for by 45 CFR 170.210(e).</summary>
    public required IReadOnlyList<FieldCoverage> Fields { get; init; }

    /// <summary>Every access that one of the findings rests on, in the order of findings and time; read while it is written.</summary>
    public required IEnumerable<ReviewAccess> FindingAccesses { get; init; }

    /// <summary>How many there are.</summary>
    public required long FindingAccessCount { get; init; }
}

/// <summary>An access that a finding rests on.</summary>
/// <param name="Finding">The finding's number.</param>
/// <param name="Event">The id by which the source system knows it; its file and line where it has none.</param>
/// <param name="At">When.</param>
/// <param name="User">Who, as the reader's role may see it.</param>
/// <param name="Patient">Whose record; null when it names none.</param>
/// <param name="Action">What was done.</param>
/// <param name="Outcome">Whether it succeeded.</param>
public sealed record ReviewAccess(int Finding, string Event, DateTimeOffset At, string User, string? Patient, string Action, string Outcome);

/// <summary>Events logged by one system in the period.</summary>
public sealed record SystemCount(string System, long Events);

/// <summary>One day of the period.</summary>
/// <param name="Day">The day in the site's zone.</param>
/// <param name="Events">Events of any kind.</param>
/// <param name="Judged">Accesses to patient records that the judge has seen.</param>
/// <param name="Unexplained">Those of them for which no reason is documented.</param>
public sealed record ReviewDay(DateOnly Day, long Events, long Judged, long Unexplained);

/// <summary>A rule as it was asked in the run.</summary>
public sealed record RuleTest
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Version that ran.</summary>
    public required int Version { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The provision it gives evidence for.</summary>
    public required string Citation { get; init; }

    /// <summary>Exactly what fires it.</summary>
    public required string Definition { get; init; }

    /// <summary>Thresholds with their values.</summary>
    public required IReadOnlyList<(string Name, string Value)> Thresholds { get; init; }

    /// <summary>Ordinary reasons for which it may fire.</summary>
    public required IReadOnlyList<string> InnocentCauses { get; init; }

    /// <summary>Null when it ran, else why not.</summary>
    public required string? NotRun { get; init; }
}

/// <summary>An explanation and what it explained in the period.</summary>
public sealed record ExplanationCount(string Id, string Title, string Definition, long Sessions, long Accesses);

/// <summary>Accesses to patient records over a period. A session is what one user did to one patient on one day.</summary>
public sealed record AccessFigures
{
    /// <summary>Events of any kind, sign-ins among them.</summary>
    public required long Events { get; init; }

    /// <summary>Sessions in which the user had never opened the patient before.</summary>
    public required SessionFigures First { get; init; }

    /// <summary>All other sessions.</summary>
    public required SessionFigures Repeat { get; init; }

    /// <summary>Both together.</summary>
    public SessionFigures All => First + Repeat;
}

/// <summary>Sessions and their accesses, and how many of each have a documented reason.</summary>
public sealed record SessionFigures(long Sessions, long SessionsExplained, long Accesses, long AccessesExplained)
{
    /// <summary>The sum.</summary>
    public static SessionFigures operator +(SessionFigures a, SessionFigures b) => a.Add(b);

    /// <summary>The sum.</summary>
    public SessionFigures Add(SessionFigures other) => new(
        Sessions + other.Sessions, SessionsExplained + other.SessionsExplained, Accesses + other.Accesses, AccessesExplained + other.AccessesExplained);
}

/// <summary>A measured item of security posture: how many of a population hold.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Citation">The provision it bears on.</param>
/// <param name="Numerator">How many are as they should be.</param>
/// <param name="Denominator">The population; 0 when there is none.</param>
/// <param name="NotTested">Why it could not be measured; null when it was.</param>
public sealed record SecurityMeasure(string Name, string Citation, long Numerator, long Denominator, string? NotTested = null);

/// <summary>A finding in full.</summary>
public sealed record ReviewFinding
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>Rule ids, heaviest first.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Severity as a mark: high, medium, low or observation.</summary>
    public required Mark Severity { get; init; }

    /// <summary>0–100.</summary>
    public required int Score { get; init; }

    /// <summary>Where the review stands.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>The user's id or key.</summary>
    public required string User { get; init; }

    /// <summary>The patient's id or key; null when it is about no single patient.</summary>
    public required string? Patient { get; init; }

    /// <summary>First access.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>Last access.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Accesses it rests on.</summary>
    public required int Events { get; init; }

    /// <summary>When the judge first found it: the clock of discovery may start here.</summary>
    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>Evidence sentences with their points, heaviest first.</summary>
    public required IReadOnlyList<(int Weight, string Sentence)> Evidence { get; init; }

    /// <summary>Why a later run withdrew it.</summary>
    public required string? WithdrawnBecause { get; init; }

    /// <summary>The desk account that reviews it; null while nobody does.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Decisions, oldest first.</summary>
    public required IReadOnlyList<ReviewDecision> Decisions { get; init; }
}

/// <summary>Findings of one kind.</summary>
/// <param name="Rules">Ids of the rules that gave them weight.</param>
/// <param name="Severity">Their severity.</param>
/// <param name="Disposition">Where their review stands.</param>
/// <param name="Findings">How many there are.</param>
public sealed record FindingCount(IReadOnlyList<string> Rules, Mark Severity, Disposition Disposition, int Findings);

/// <summary>A decision with the number of the finding it is about.</summary>
public sealed record ReviewedDecision(int Finding, ReviewDecision Decision);

/// <summary>A person's decision.</summary>
public sealed record ReviewDecision(Disposition To, string Note, string DecidedBy, DateTimeOffset DecidedAt);

/// <summary>Where the review of a finding stands.</summary>
public enum Disposition
{
    /// <summary>Nobody has looked at it.</summary>
    Pending,
    /// <summary>A person is looking at it.</summary>
    UnderReview,
    /// <summary>The access was part of the person's work.</summary>
    Appropriate,
    /// <summary>Allowed by written policy.</summary>
    PolicyPermitted,
    /// <summary>The rule or the data was wrong.</summary>
    FalsePositive,
    /// <summary>The reviewer found it against policy.</summary>
    Confirmed,
    /// <summary>A later feed explained it.</summary>
    Withdrawn,
    /// <summary>Another finding is about the same thing.</summary>
    Duplicate,
}

/// <summary>The words of <see cref="Disposition"/>. None says that a person is guilty or that a breach happened.</summary>
public static class Dispositions
{
    /// <summary>Every disposition in order.</summary>
    public static IReadOnlyList<Disposition> All { get; } = Enum.GetValues<Disposition>();

    /// <summary>The disposition in words.</summary>
    public static string Text(this Disposition disposition) => disposition switch
    {
        Disposition.Pending => "Pending review",
        Disposition.UnderReview => "Under review",
        Disposition.Appropriate => "Reviewed: appropriate",
        Disposition.PolicyPermitted => "Reviewed: permitted by policy",
        Disposition.FalsePositive => "Reviewed: false positive",
        Disposition.Duplicate => "Reviewed: duplicate",
        Disposition.Confirmed => "Reviewed: exception confirmed",
        Disposition.Withdrawn => "Withdrawn: explained later",
        _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "Not a disposition."),
    };

    /// <summary>True while it waits for a person.</summary>
    public static bool IsOpen(this Disposition disposition) => disposition is Disposition.Pending or Disposition.UnderReview;

    /// <summary>True when it counts as an exception noted: not yet reviewed, or confirmed by the reviewer.</summary>
    public static bool IsException(this Disposition disposition) => disposition.IsOpen() || disposition == Disposition.Confirmed;
}
