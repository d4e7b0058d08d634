using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Trends;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Population;

/// <summary>A table of the population, with the same counts hidden.</summary>
internal sealed class PopulationRegister : PageRegister
{
    public override string Path => PopulationPageModel.Path;

    public override string Policy => Policies.ViewQuality;

    public override string Name => "population";

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var (first, second) = PopulationPageModel.Read(http.Request.Query["rows"], http.Request.Query["columns"]);
        var table = await Of<PopulationQuery>(http).RunAsync(first, second, http.RequestAborted);
        string[] names = [PopulationPageModel.Name(first), second == PopulationDimension.None ? "all" : PopulationPageModel.Name(second)];
        await rows.WriteAsync(RegisterHead.Of("Population", $"{names[0]} by {names[1]}, small counts hidden", [.. names.Select(n => n.ToLowerInvariant().Replace(' ', '_')), "visits", "patients"]), Lines(table), line => line, http.RequestAborted);
    }

    private static IEnumerable<string?[]> Lines(PopulationTable? table)
    {
        if (table is null)
        {
            yield break;
        }

        for (var r = 0; r < table.RowValues.Count; r++)
        {
            for (var c = 0; c < table.ColumnValues.Count; c++)
            {
                yield return Line(table.RowValues[r], table.ColumnValues[c], table.Cells[r, c]);
            }

            yield return Line(table.RowValues[r], "all", table.RowTotals[r]);
        }

        for (var c = 0; c < table.ColumnValues.Count; c++)
        {
            yield return Line("all", table.ColumnValues[c], table.ColumnTotals[c]);
        }

        yield return Line("all", "all", table.Total);
    }

    private static string?[] Line(string row, string column, ShownCount count) => [row, column, Number(count.Visits), Number(count.Patients)];

    private static string Number(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "hidden";
}
