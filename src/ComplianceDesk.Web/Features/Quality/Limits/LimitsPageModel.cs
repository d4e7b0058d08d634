using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Web.Features.Quality.Limits;

/// <summary>State of the page of all limits and weights in force.</summary>
public sealed class LimitsPageModel(DeskStore store, ScoreQuery scores)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/quality/limits";

    /// <summary>The policy in force.</summary>
    public JudgementPolicy Policy { get; private set; } = JudgementPolicy.Default;

    /// <summary>The latest run; null before the first.</summary>
    public RunStamp? Run { get; private set; }

    /// <summary>True to list only what the site has set.</summary>
    public bool SetOnly { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Checks as they are in force.</summary>
    public IReadOnlyList<CheckInfo> Checks { get; private set; } = [];

    /// <summary>Measures that have numbers, as they are in force.</summary>
    public IReadOnlyList<MeasureInfo> Measures { get; private set; } = [];

    /// <summary>Parts of scores that are no check, as they are in force.</summary>
    public IReadOnlyList<ScorePartInfo> Parts { get; private set; } = [];

    /// <summary>Scores and dimensions with their bands and weights, as they are in force.</summary>
    public IReadOnlyList<ScoreInfo> Scores { get; private set; } = [];

    /// <summary>How many checks, measures, scores and parts the site has set otherwise.</summary>
    public int Set { get; private set; }

    /// <summary>Reads the limits in force.</summary>
    public async Task LoadAsync(bool setOnly, CancellationToken cancellationToken = default)
    {
        SetOnly = setOnly;
        Policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        Run = (await scores.RunAsync(cancellationToken))?.Run;
        var (checks, measures) = (CheckCatalog.All.Select(c => c.Info.In(Policy)).ToList(), MeasureCatalog.All.Select(m => m.Info.In(Policy)).Where(m => m.Thresholds.Count > 0).ToList());
        var parts = MeasuredParts.All.Select(p => p.In(Policy)).ToList();
        var bands = ScoreCatalog.All.Select(s => s.In(Policy)).ToList();
        Set = bands.Count(s => LimitWords.Set(s) is not null) + checks.Count(c => LimitWords.Set(c) is not null) + measures.Count(m => LimitWords.Set(m) is not null) + parts.Count(p => LimitWords.Set(p) is not null);
        Checks = [.. checks.Where(c => !setOnly || LimitWords.Set(c) is not null)];
        Measures = [.. measures.Where(m => !setOnly || LimitWords.Set(m) is not null)];
        Parts = [.. parts.Where(p => !setOnly || LimitWords.Set(p) is not null)];
        Scores = [.. bands.Where(s => !setOnly || LimitWords.Set(s) is not null)];
        Loaded = true;
    }
}
