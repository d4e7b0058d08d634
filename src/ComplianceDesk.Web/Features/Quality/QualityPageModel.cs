using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>State of the quality page: the four scores and the checks that the address asks for.</summary>
public sealed class QualityPageModel(ScoreQuery scores, CheckListQuery checks, CheckHistoryQuery history, HeatMapQuery heat, WaiversQuery waivers, FeedHealthQuery feeds, DriftQuery drifts)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/quality";

    /// <summary>The scores, or null before the first run.</summary>
    public ScoreBoard? Board { get; private set; }

    /// <summary>Every check, or null before the first run.</summary>
    public CheckList? All { get; private set; }

    /// <summary>Defects shown at the top.</summary>
    public const int Worst = 10;

    /// <summary>Share failing in the latest runs, by check.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double?>> History { get; private set; } = new Dictionary<string, IReadOnlyList<double?>>();

    /// <summary>Places by dimensions; null before the first run.</summary>
    public HeatMap? Heat { get; private set; }

    /// <summary>True when the map has a row a department, false for a row a site.</summary>
    public bool ByDepartment { get; private set; }

    /// <summary>What the map is sorted by, worst first; null for names.</summary>
    public QualityDimension? HeatOrder { get; private set; }

    /// <summary>Feeds whose latest file is overdue.</summary>
    public IReadOnlySet<string> Late { get; private set; } = new HashSet<string>();

    /// <summary>Figures that left their habit in the latest run.</summary>
    public IReadOnlyList<CalledOut> Drifts { get; private set; } = [];

    /// <summary>Waivers in force, the next to expire first.</summary>
    public IReadOnlyList<ListedWaiver> Waivers { get; private set; } = [];

    /// <summary>The map's rows in their order.</summary>
    public IReadOnlyList<HeatRow> HeatRows => HeatOrder is { } by
        ? [.. (Heat?.Rows ?? []).OrderBy(r => r.Cells.TryGetValue(by, out var cell) ? cell.Score : 101).ThenBy(r => r.Name, StringComparer.Ordinal)]
        : [.. (Heat?.Rows ?? []).OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>The heaviest defects: failing rows by the weight of the severity.</summary>
    public IReadOnlyList<ListedCheck> Pareto => [.. (All?.Checks ?? []).Where(c => c.Impact > 0).OrderByDescending(c => c.Impact).Take(Worst)];

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The dimension asked for, or null for all.</summary>
    public QualityDimension? Dimension { get; private set; }

    /// <summary>The status asked for, or null for all.</summary>
    public CheckStatus? Status { get; private set; }

    /// <summary>Checks of the filter, those that need work first: status, then severity, then code.</summary>
    public IReadOnlyList<ListedCheck> Shown =>
    [
        .. (All?.Checks ?? []).Where(c => (Dimension is null || c.Outcome.Check.Dimension == Dimension) && (Status is null || c.Outcome.Status == Status))
            .OrderBy(c => Rank(c.Outcome.Status)).ThenByDescending(c => c.Outcome.Check.Severity).ThenBy(c => c.Outcome.Check.Code, StringComparer.Ordinal),
    ];

    /// <summary>Checks that fail or warn, or got worse since the run before.</summary>
    public IReadOnlyList<ListedCheck> Worse => [.. (All?.Checks ?? []).Where(c => c.Change is CheckChange.New or CheckChange.Worse)];

    /// <summary>Checks whose threshold is exceeded.</summary>
    public IReadOnlyList<ListedCheck> Failing =>
        [.. (All?.Checks ?? []).Where(c => c.Outcome.Status == CheckStatus.Fail).OrderByDescending(c => c.Outcome.Check.Severity).ThenByDescending(c => c.Outcome.Failing)];

    /// <summary>Loads what the address asks for; unknown words ask for all.</summary>
    public async Task LoadAsync(string? dimension, string? status, CancellationToken cancellationToken = default)
    {
        Dimension = Enum.GetValues<QualityDimension>().Where(d => CheckWords.Of(d) == dimension).Select(d => (QualityDimension?)d).FirstOrDefault();
        Status = Enum.GetValues<CheckStatus>().Where(s => CheckWords.Of(s) == status).Select(s => (CheckStatus?)s).FirstOrDefault();
        Board = await scores.RunAsync(cancellationToken);
        All = await checks.RunAsync(cancellationToken);
        History = await history.RunAsync(cancellationToken);
        Late = await feeds.LateAsync(cancellationToken);
        Waivers = [.. (await waivers.RunAsync(null, cancellationToken)).Where(w => w.InForce)];
        Drifts = await drifts.RunAsync(cancellationToken);
        Loaded = true;
    }

    /// <summary>The page of a figure that was called out.</summary>
    public static string Href(CalledOut figure) => CheckCatalog.Find(figure.Id) is not null ? $"/quality/checks/{figure.Id}"
        : MeasureCatalog.Find(figure.Id) is not null ? $"/quality/measures/{figure.Id}" : $"/quality/scores/{figure.Id}";

    /// <summary>Loads the map of places.</summary>
    public async Task LoadHeatAsync(string? places, string? order, CancellationToken cancellationToken = default)
    {
        ByDepartment = places == "departments";
        HeatOrder = Enum.GetValues<QualityDimension>().Where(d => CheckWords.Of(d) == order).Select(d => (QualityDimension?)d).FirstOrDefault();
        Heat = await heat.RunAsync(ByDepartment, cancellationToken);
    }

    // What somebody must act on stands first; what was not asked stands before what is in order.
    private static int Rank(CheckStatus status) => status switch
    {
        CheckStatus.Fail => 0,
        CheckStatus.Warn => 1,
        CheckStatus.Error => 2,
        CheckStatus.PassWithFailures => 3,
        CheckStatus.NotRun => 4,
        CheckStatus.NotApplicable => 5,
        _ => 6,
    };
}
