using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;

namespace ComplianceDesk.Web.Features.Quality.Measures;

/// <summary>State of one measure's page.</summary>
public sealed class MeasurePageModel(MeasureListQuery measures, MeasurePartsQuery parts)
{
    /// <summary>The measure in the latest run; null when there is none of this id.</summary>
    public ListedMeasure? Measure { get; private set; }

    /// <summary>The run; null before the first.</summary>
    public RunStamp? Run { get; private set; }

    /// <summary>Breakdowns under their titles, empty ones left out.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<MeasurePart> Parts)> Parts { get; private set; } = [];

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Reads a measure.</summary>
    public async Task LoadAsync(string id)
    {
        var board = await measures.RunAsync();
        Measure = board?.Measures.FirstOrDefault(m => m.Info.Id == id);
        Run = board?.Run;
        Parts = Measure is null ? [] :
        [
            .. (await parts.RunAsync(board!.Run.Id, id)).GroupBy(p => p.Figure.By).OrderBy(g => g.Key)
                .Select(g => (g.Key == MeasureBy.Provider ? $"By provider ({Measure.Info.Provider})" : $"By {g.Key.ToString().ToLowerInvariant()}", (IReadOnlyList<MeasurePart>)[.. g])),
        ];
        Loaded = true;
    }
}
