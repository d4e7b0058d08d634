using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Reports;

/// <summary>What one run of the record checks found, beside the run before it.</summary>
public sealed record RecordQuality
{
    /// <summary>The run.</summary>
    public required int RunId { get; init; }

    /// <summary>The moment whose state it shows, in the site's zone: that of the newest snapshot it saw.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When it ran, in the site's zone.</summary>
    public required DateTimeOffset RanAt { get; init; }

    /// <summary>The version of the site's policy whose limits and weights were in force; 0 for the catalogue's.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Waivers in force on the day of the report.</summary>
    public required IReadOnlyList<PrintedWaiver> Waivers { get; init; }

    /// <summary>Moment of the run before; null when there is none.</summary>
    public required DateTimeOffset? ComparedWith { get; init; }

    /// <summary>SHA-256 of the rubric: checks, versions, weights and thresholds.</summary>
    public required string RubricHash { get; init; }

    /// <summary>True when the run before was scored by another rubric, so that a change may be the rubric's.</summary>
    public required bool RubricChanged { get; init; }

    /// <summary>The newest snapshot of every feed that the run saw.</summary>
    public required IReadOnlyList<QualityInput> Inputs { get; init; }

    /// <summary>SHA-256 over feed, time and hash of <see cref="Inputs"/>.</summary>
    public required string InputHash { get; init; }

    /// <summary>The four scores.</summary>
    public required IReadOnlyList<QualityScore> Scores { get; init; }

    /// <summary>The mean of the dimensions, with every dimension.</summary>
    public required OverallScore Overall { get; init; }

    /// <summary>The same in the run before; null when there is none.</summary>
    public required OverallScore? OverallBefore { get; init; }

    /// <summary>The dimensions and the same in the run before.</summary>
    public IEnumerable<QualityScore> Dimensions => Overall.Dimensions.Select(d => new QualityScore(d, OverallBefore?.Dimensions.FirstOrDefault(b => b.Info.Id == d.Info.Id)));

    /// <summary>Every check of the run, in the order of the catalogue.</summary>
    public required IReadOnlyList<QualityCheck> Checks { get; init; }

    /// <summary>Every HIM measure of the run; only the whole, no parts.</summary>
    public required IReadOnlyList<ChartMeasure> Measures { get; init; }

    /// <summary>Checks over their threshold: critical before major before minor, then by the share that fails.</summary>
    public IEnumerable<QualityCheck> Worst => Checks.Where(c => c.Now.Status == CheckStatus.Fail).OrderByDescending(c => c.Now.Check.Severity).ThenByDescending(c => c.Now.Rate).ThenBy(c => c.Now.Check.Code, StringComparer.Ordinal);

    /// <summary>Figures outside their habit; null when the store keeps them no longer.</summary>
    public required IReadOnlyList<CalledOut>? Drifts { get; init; }

    /// <summary>Last day of the waiver in force of a check; null for none.</summary>
    public DateOnly? WaivedUntil(string check) => Waivers.FirstOrDefault(w => w.Check == check)?.Until;

    /// <summary>Checks that gave no rate.</summary>
    public IEnumerable<QualityCheck> NotMeasured => Checks.Where(c => !c.Now.IsMeasured);

    /// <summary>Critical exceptions of all scores: any of them closes the gate.</summary>
    public IEnumerable<ScorePart> GateClosedBy => Scores.SelectMany(s => s.Now.CriticalExceptions);
}

/// <summary>A figure outside the median of its eight latest earlier runs by more than four median absolute deviations.</summary>
/// <param name="About">The check, measure or score.</param>
/// <param name="Value">In the run, with its unit.</param>
/// <param name="Band">The band it left, with the median.</param>
public sealed record CalledOut(string About, string Value, string Band)
{
    /// <summary>Code of the check, or id of the measure or the score.</summary>
    public required string Id { get; init; }
}

/// <summary>A waiver in force.</summary>
/// <param name="Check">Catalogue code of the check; null when it is about something owed.</param>
/// <param name="About">The check, or what is owed and about which record.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ApprovedBy">The desk account that approved it.</param>
/// <param name="At">When, in the site's zone.</param>
/// <param name="Until">Its last day.</param>
public sealed record PrintedWaiver(string? Check, string About, string Owner, string Reason, string ApprovedBy, DateTimeOffset At, DateOnly Until);

/// <summary>A snapshot that a run saw.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="AsOf">The moment whose state it shows.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Sha256">Hash of its bytes.</param>
public sealed record QualityInput(string Feed, DateTimeOffset AsOf, string File, string Sha256);

/// <summary>A score and the same in the run before.</summary>
/// <param name="Now">In the run.</param>
/// <param name="Before">In the run before; null when there is none.</param>
public sealed record QualityScore(Score Now, Score? Before)
{
    /// <summary>Points gained or lost; null when one of the two has no value.</summary>
    public decimal? Change => Now.Value - Before?.Value;
}

/// <summary>A check's answer and its change.</summary>
/// <param name="Now">In the run.</param>
/// <param name="Before">In the run before; null when there is none.</param>
/// <param name="Change">How it changed, in a word; null when one of the two measured nothing.</param>
public sealed record QualityCheck(CheckOutcome Now, CheckOutcome? Before, string? Change);

/// <summary>A record that failed a check, by key and without any value.</summary>
/// <param name="Check">Catalogue code.</param>
/// <param name="Feed">The record's feed.</param>
/// <param name="Record">Its key; people as the reader may see them, other records by the id of the source; empty when the check is about no single record.</param>
/// <param name="Columns">The columns at fault.</param>
public sealed record FailingRow(string Check, string Feed, string Record, string Columns);

/// <summary>Everything <see cref="RecordQualityReport"/> prints.</summary>
public sealed record RecordQualityData : ReportData
{
    /// <summary>The newest run by the end of the period, or the newest of all; null when none ran.</summary>
    public required RecordQuality? State { get; init; }

    /// <summary>Records that failed, by check, read while they are written; null when the store keeps them no longer.</summary>
    public required IEnumerable<FailingRow>? Failing { get; init; }

    /// <summary>How many they are; zero when they are not kept.</summary>
    public required long FailingCount { get; init; }
}

/// <summary>Everything <see cref="BoardSummaryReport"/> prints.</summary>
public sealed record BoardSummaryData : ReportData
{
    /// <inheritdoc cref="RecordQualityData.State"/>
    public required RecordQuality? State { get; init; }
}
