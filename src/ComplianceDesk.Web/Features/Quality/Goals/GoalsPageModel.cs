using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;

namespace ComplianceDesk.Web.Features.Quality.Goals;

/// <summary>State of the page of goals: every score and measure with a target, where it stands and stood, and who has what to mend.</summary>
public sealed class GoalsPageModel(ScoreQuery scores, MeasureListQuery measures, WorkByOwnerQuery owners)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/quality/goals";

    /// <summary>The scores of the latest run; null before the first.</summary>
    public ScoreBoard? Board { get; private set; }

    /// <summary>Scores and dimensions, those farthest under their target first.</summary>
    public IReadOnlyList<ListedScore> Scores { get; private set; } = [];

    /// <summary>Measures with a target, those off it first.</summary>
    public IReadOnlyList<ListedMeasure> Measures { get; private set; } = [];

    /// <summary>Who has what to mend.</summary>
    public IReadOnlyList<OwnerWork> Owners { get; private set; } = [];

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Goals reached, of those with a value.</summary>
    public (int Reached, int Of) Reached => (
        Scores.Count(s => s.Score.Standing == ScoreStanding.OnTarget) + Measures.Count(m => m.Status == MeasureStatus.OnTarget),
        Scores.Count(s => s.Score.Standing != ScoreStanding.NoValue) + Measures.Count(m => m.IsMeasured));

    /// <summary>Points or units that are missing to the target; null when it is reached or nothing was measured.</summary>
    public static decimal? Missing(ListedScore score) => score.Score.Info.Target - score.Score.Value is { } missing and > 0 ? missing : null;

    /// <inheritdoc cref="Missing(ListedScore)"/>
    public static double? Missing(ListedMeasure measure) => measure is { Status: MeasureStatus.OffTarget, Info.Target: { } target } && measure.Whole.Value(measure.Info.Unit) is { } value ? Math.Abs((double)target - value) : null;

    /// <summary>The figure of the run before; null when there is none.</summary>
    public static MeasureFigure? Before(ListedMeasure measure) => measure.Trend.Count > 1 ? measure.Trend[^2].Figure : null;

    /// <summary>Reads all of it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        Board = await scores.RunAsync(cancellationToken);
        Scores = [.. (Board is null ? [] : Board.Scores.Concat(Board.Dimensions)).OrderByDescending(s => Missing(s) ?? -1)];
        Measures = [.. ((await measures.RunAsync(cancellationToken))?.Measures ?? []).Where(m => m.Info.Target is not null).OrderByDescending(m => m.Status == MeasureStatus.OffTarget)];
        Owners = await owners.RunAsync(cancellationToken);
        Loaded = true;
    }
}
