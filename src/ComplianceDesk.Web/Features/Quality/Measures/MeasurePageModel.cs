using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;

namespace ComplianceDesk.Web.Features.Quality.Measures;

/// <summary>State of one measure's page.</summary>
public sealed class MeasurePageModel(MeasureListQuery measures, MeasurePartsQuery parts, FeedHealthQuery feeds)
{
    /// <summary>The measure in the latest run; null when there is none of this id.</summary>
    public ListedMeasure? Measure { get; private set; }

    /// <summary>The run; null before the first.</summary>
    public RunStamp? Run { get; private set; }

    /// <summary>Breakdowns under their titles, empty ones left out.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<MeasurePart> Parts)> Parts { get; private set; } = [];

    /// <summary>What waits, by age, each band with its records.</summary>
    public IReadOnlyList<(string Name, long Count, string Href)> Bands { get; private set; } = [];

    /// <summary>Checks that list the records that were not in time.</summary>
    public IReadOnlyList<CheckInfo> Checks { get; private set; } = [];

    /// <summary>Feeds whose latest file is overdue.</summary>
    public IReadOnlySet<string> Late { get; private set; } = new HashSet<string>();

    /// <summary>Address of a measure's page.</summary>
    public static string Href(string id) => $"/quality/measures/{id}";

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Reads a measure.</summary>
    public async Task LoadAsync(string id)
    {
        var board = await measures.RunAsync();
        Measure = board?.Measures.FirstOrDefault(m => m.Info.Id == id);
        Run = board?.Run;
        Late = await feeds.LateAsync();
        Checks = [.. CheckCatalog.All.OfType<DutyCheck>().Where(c => c.Asks(id)).Select(c => c.Info)];
        Bands = Measure is null ? [] : BandsOf(Measure);
        Parts = Measure is null ? [] :
        [
            .. (await parts.RunAsync(board!.Run.Id, id)).GroupBy(p => p.Figure.By).OrderBy(g => g.Key)
                .Select(g => (g.Key == MeasureBy.Provider ? $"By provider ({Measure.Info.Provider})" : $"By {g.Key.ToString().ToLowerInvariant()}", (IReadOnlyList<MeasurePart>)[.. g])),
        ];
        Loaded = true;
    }

    private static IReadOnlyList<(string Name, long Count, string Href)> BandsOf(ListedMeasure measure)
    {
        var ages = measure.Whole.Ages;
        (string, long, string) Band(string name, long count, int? from, int? to) => (name, count, new MeasureRecordsAddress(new(measure.Info.Id, MeasuredAs.Waiting, AgeFrom: from, AgeTo: to)).Href);
        return [Band("up to 7 days", ages.Week, null, 7), Band("8 to 15 days", ages.Fortnight, 8, 15), Band("16 to 29 days", ages.Month, 16, 29), Band("30 days and more", ages.Older, 30, null)];
    }
}
