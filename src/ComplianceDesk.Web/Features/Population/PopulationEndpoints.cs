using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Trends;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Population;

/// <summary>A table of the population as a file, with the same counts hidden. It is written in the trail.</summary>
internal static class PopulationEndpoints
{
    /// <summary>Maps the download.</summary>
    public static void MapPopulation(this IEndpointRouteBuilder routes) =>
        routes.MapGet(PopulationPageModel.Path + ".csv", async (string? rows, string? columns, HttpContext http, PopulationQuery query, Account.Trail trail) =>
        {
            var (first, second) = PopulationPageModel.Read(rows, columns);
            if (await query.RunAsync(first, second, http.RequestAborted) is not { } table)
            {
                return Results.NotFound();
            }
            await trail.WriteAsync(http.User.Identity!.Name!, "export", "population", cancellationToken: http.RequestAborted);
            return Results.File(Encoding.UTF8.GetBytes(Text(table)), "text/csv; charset=utf-8", "population.csv");
        }).RequireAuthorization(Policies.ViewQuality);

    private static string Text(PopulationTable table)
    {
        var text = new StringBuilder(CsvText.Line(
            PopulationPageModel.Name(table.Rows), table.Columns == PopulationDimension.None ? "" : PopulationPageModel.Name(table.Columns), "visits", "patients"));
        for (var r = 0; r < table.RowValues.Count; r++)
        {
            for (var c = 0; c < table.ColumnValues.Count; c++)
            {
                text.Append(Line(table.RowValues[r], table.ColumnValues[c], table.Cells[r, c]));
            }

            text.Append(Line(table.RowValues[r], "all", table.RowTotals[r]));
        }

        for (var c = 0; c < table.ColumnValues.Count; c++)
        {
            text.Append(Line("all", table.ColumnValues[c], table.ColumnTotals[c]));
        }

        return text.Append(Line("all", "all", table.Total)).ToString();
    }

    private static string Line(string row, string column, ShownCount count) => CsvText.Line(row, column, Number(count.Visits), Number(count.Patients));

    private static string Number(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "hidden";
}
