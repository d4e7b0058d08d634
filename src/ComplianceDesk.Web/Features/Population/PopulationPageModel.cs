using System.Globalization;
using System.Web;
using ComplianceDesk.Core.Trends;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Components;

namespace ComplianceDesk.Web.Features.Population;

/// <summary>What is shown in a cell.</summary>
public enum PopulationMeasure
{
    /// <summary>Visits.</summary>
    Visits,

    /// <summary>Different patients.</summary>
    Patients,

    /// <summary>Visits of the cell per 1,000 visits of its row; in a table of one dimension, of all.</summary>
    Rate,
}

/// <summary>State of the population page: one table of counts, small ones hidden.</summary>
public sealed class PopulationPageModel(PopulationQuery query, FeedHealthQuery feeds)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/quality/population";

    /// <summary>What can be chosen for rows and columns.</summary>
    public static readonly IReadOnlyList<(PopulationDimension Dimension, string Code, string Name)> Dimensions =
    [
        (PopulationDimension.Month, "month", "Month"),
        (PopulationDimension.Age, "age", "Age"),
        (PopulationDimension.Sex, "sex", "Sex"),
        (PopulationDimension.Diagnosis, "diagnosis", "Diagnosis group"),
        (PopulationDimension.Facility, "facility", "Facility"),
    ];

    /// <summary>What can be shown.</summary>
    public static readonly IReadOnlyList<(PopulationMeasure Measure, string Code, string Name)> Measures =
    [
        (PopulationMeasure.Visits, "visits", "Visits"),
        (PopulationMeasure.Patients, "patients", "Patients"),
        (PopulationMeasure.Rate, "rate", "Visits per 1,000 of the row"),
    ];

    /// <summary>The rows.</summary>
    public PopulationDimension Rows { get; private set; } = PopulationDimension.Month;

    /// <summary>The columns; none for a table of one dimension.</summary>
    public PopulationDimension Columns { get; private set; }

    /// <summary>What the cells show.</summary>
    public PopulationMeasure Measure { get; private set; }

    /// <summary>The table; null before the first run of the checks.</summary>
    public PopulationTable? Table { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The longest bar: the greatest shown total of a row.</summary>
    public long Longest => Table?.RowTotals.Max(t => Number(t)) ?? 0;

    /// <summary>Feeds that the counts rest on.</summary>
    public static readonly IReadOnlyList<string> Feeds = ["encounters", "patients", "diagnoses"];

    /// <summary>Feeds whose latest file is overdue.</summary>
    public IReadOnlySet<string> Late { get; private set; } = new HashSet<string>();

    /// <summary>Address of the table as a file.</summary>
    public string FileHref(string format) => Address.Of($"{Path}.{format}", ("rows", Code(Rows)), ("columns", Code(Columns)));

    /// <summary>Reads what the address asks for; unknown words ask for visits by month.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        var values = HttpUtility.ParseQueryString(queryString);
        (Rows, Columns) = Read(values["rows"], values["columns"]);
        Measure = Measures.FirstOrDefault(m => m.Code == values["show"]).Measure;
        Table = await query.RunAsync(Rows, Columns, cancellationToken);
        Late = await feeds.LateAsync(cancellationToken);
        Loaded = true;
    }

    /// <summary>The dimensions that two words name: months where the first is not known, no columns where the second is not, or is the same.</summary>
    public static (PopulationDimension Rows, PopulationDimension Columns) Read(string? rows, string? columns)
    {
        var first = Dimensions.FirstOrDefault(d => d.Code == rows, Dimensions[0]).Dimension;
        var second = Dimensions.FirstOrDefault(d => d.Code == columns).Dimension;
        return (first, second == first ? PopulationDimension.None : second);
    }

    /// <summary>A cell as written. <paramref name="of"/> is its row's total, or that of the table.</summary>
    public string Text(ShownCount count, ShownCount of) => count switch
    {
        { IsHidden: true } => "hidden",
        _ when Measure == PopulationMeasure.Patients => Words.Number(count.Patients!.Value),
        _ when Measure == PopulationMeasure.Visits => Words.Number(count.Visits!.Value),
        _ => of.IsHidden ? "hidden" : of.Visits == 0 ? "–" : (1000m * count.Visits!.Value / of.Visits!.Value).ToString("0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>Share of the longest bar, 0–100; zero for what is hidden.</summary>
    public string Width(ShownCount count) => Longest == 0 ? "0" : (100m * Number(count) / Longest).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The name of a dimension.</summary>
    public static string Name(PopulationDimension dimension) => Dimensions.FirstOrDefault(d => d.Dimension == dimension).Name ?? "None";

    private long Number(ShownCount count) => (Measure == PopulationMeasure.Patients ? count.Patients : count.Visits) ?? 0;

    private static string? Code(PopulationDimension dimension) => Dimensions.FirstOrDefault(d => d.Dimension == dimension).Code;
}
