using ComplianceDesk.Cli.Bench;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Cli.Seed.Defects;

/// <summary>
/// The defects of one check: a table <c>plant.csv</c> beside the check's data. Each line changes a clean chart of its own (lines of one number
/// the same chart): <c>row</c> is a feed, with <c>:2</c> its second row, with <c>+</c> a copy under another id, <c>*</c> all rows but the
/// patient, <c>feed@day</c> half of a day's rows; <c>column</c> and <c>value</c> what is set there, <c>(gone)</c> takes the row away,
/// <c>(no column)</c> the column and <c>(stale)</c> the feed's rows of the last days. <c>fails</c> is <c>x</c> where the check fails that row, else the feed and row, or the record, that fails; a check's
/// code and a space before it where that check counts the row too. <c>(patient)</c> in a value is the patient's id, <c>(n)</c> the chart's number.
/// </summary>
/// <param name="Check">The check.</param>
/// <param name="Lines">What is changed.</param>
internal sealed record Plant(CheckInfo Check, IReadOnlyList<PlantLine> Lines)
{
    private const string Suffix = ".plant.csv";

    /// <summary>The plants of all checks that have one, in the order of the catalogue.</summary>
    public static IReadOnlyList<Plant> All { get; } =
    [
        .. CheckCatalog.All.Select(check => check.Info).Where(info => typeof(Plant).Assembly.GetManifestResourceNames().Contains(info.Id + Suffix)).Select(info => new Plant(info, Read(info.Id + Suffix))),
    ];

    private static List<PlantLine> Read(string resource)
    {
        using var text = new StringReader(SeedRow.Text(resource));
        return [.. CsvRows.Read(text, "n", "row", "column", "value", "fails").Select(cells => new PlantLine(cells[0], cells[1], cells[2], cells[3], cells[4]))];
    }
}

/// <summary>One change, as <see cref="Plant"/> says.</summary>
internal sealed record PlantLine(string Chart, string Row, string Column, string Value, string Fails);
