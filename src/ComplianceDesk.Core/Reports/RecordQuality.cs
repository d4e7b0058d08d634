using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Reports;

/// <summary>What one run of the record checks found, beside the run before it.</summary>
public sealed record RecordQuality
{
    /// <summary>The run.</summary>
    public required int RunId { get; init; }

    /// <summary>Its moment, in the site's zone.</summary>
    public required DateTimeOffset AsOf { get; init; }

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

    /// <summary>Every check of the run, in the order of the catalogue.</summary>
    public required IReadOnlyList<QualityCheck> Checks { get; init; }

    /// <summary>Every HIM measure of the run; only the whole, no parts.</summary>
    public required IReadOnlyList<ChartMeasure> Measures { get; init; }

    /// <summary>Checks over their threshold: critical before major before minor, then by the share that fails.</summary>
    public IEnumerable<QualityCheck> Worst => Checks.Where(c => c.Now.Status == CheckStatus.Fail).OrderByDescending(c => c.Now.Check.Severity).ThenByDescending(c => c.Now.Rate).ThenBy(c => c.Now.Check.Code, StringComparer.Ordinal);

    /// <summary>Checks that gave no rate.</summary>
    public IEnumerable<QualityCheck> NotMeasured => Checks.Where(c => !c.Now.IsMeasured);

    /// <summary>Critical exceptions of all scores: any of them closes the gate.</summary>
    public IEnumerable<ScorePart> GateClosedBy => Scores.SelectMany(s => s.Now.CriticalExceptions);
}

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

/// <summary>Somebody answers, to a day, for a check that is over its threshold. It moves no score.</summary>
/// <param name="Check">Catalogue code.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why, and what is being done.</param>
/// <param name="GrantedBy">Who granted it.</param>
/// <param name="GrantedAt">When.</param>
/// <param name="ExpiresOn">Last day in force.</param>
public sealed record CheckWaiver(string Check, string Owner, string Reason, string GrantedBy, DateTimeOffset GrantedAt, DateOnly ExpiresOn);

/// <summary>Everything <see cref="RecordQualityReport"/> prints.</summary>
public sealed record RecordQualityData : ReportData
{
    /// <summary>The newest run by the end of the period, or the newest of all; null when none ran.</summary>
    public required RecordQuality? State { get; init; }

    /// <summary>Waivers of checks in force at the time of the report, the next to expire first.</summary>
    public required IReadOnlyList<CheckWaiver> Waivers { get; init; }

    /// <summary>Records that failed, by check; null when the store keeps them no longer.</summary>
    public required IReadOnlyList<FailingRow>? Failing { get; init; }
}

/// <summary>Everything <see cref="BoardSummaryReport"/> prints.</summary>
public sealed record BoardSummaryData : ReportData
{
    /// <inheritdoc cref="RecordQualityData.State"/>
    public required RecordQuality? State { get; init; }
}
