using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;

namespace ComplianceDesk.Web.Features.Quality.Measures;

/// <summary>State of the list of measures.</summary>
public sealed class MeasuresPageModel(MeasureListQuery query, FeedHealthQuery feeds)
{
    /// <summary>The latest run; null before the first.</summary>
    public MeasureBoard? Board { get; private set; }

    /// <summary>Feeds whose latest file is overdue.</summary>
    public IReadOnlySet<string> Late { get; private set; } = new HashSet<string>();

    /// <summary>The measures under their headings.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<ListedMeasure> Measures)> Groups =>
        [.. (Board?.Measures ?? []).GroupBy(m => m.Info.Group).OrderBy(g => g.Key).Select(g => (Title(g.Key), (IReadOnlyList<ListedMeasure>)[.. g]))];

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Reads the latest run.</summary>
    public async Task LoadAsync()
    {
        Board = await query.RunAsync();
        Late = await feeds.LateAsync();
        Loaded = true;
    }

    /// <summary>The heading for people.</summary>
    public static string Title(MeasureGroup group) => group switch
    {
        MeasureGroup.ChartCompletion => "Chart completion",
        MeasureGroup.Documentation => "Documents in time",
        MeasureGroup.Coding => "Coding",
        MeasureGroup.Billing => "Billing",
        MeasureGroup.Requests => "Requests",
        MeasureGroup.Identity => "One person, one record",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a heading of measures."),
    };
}
