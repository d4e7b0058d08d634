using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality.Measures;

/// <summary>The records behind a number of a measure, patients masked.</summary>
internal sealed class MeasureRecordsRegister : PageRegister
{
    public override string Path => "/quality/measures/{id:regex(^[a-z0-9-]+$)}/records";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "measure-records";

    public override Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var id = (string)http.GetRouteValue("id")!;
        var filter = MeasureRecordsAddress.Parse(id, Query(http)).Filter;
        var shown = $"{id}, {CheckWords.Kebab(filter.As.ToString())} {filter.By.ToString().ToLowerInvariant()} {filter.Key}, patients masked".Replace("  ", " ", StringComparison.Ordinal);
        return rows.WriteAsync(
            RegisterHead.Of(MeasureCatalog.Find(id)?.Info.Title ?? "No such measure", shown, "feed", "record_id", "patient", "facility", "department", "provider", "since", "due", "done", "in_numerator", "#amount"),
            Of<MeasureRecordsQuery>(http).AllAsync(filter, http.RequestAborted),
            row =>
            [
                row.Feed, row.RecordId, row.Patient is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Number}") : null, row.Place.Facility, row.Place.Department, row.Place.Provider,
                row.Since?.Iso(), row.DueAt?.Iso(), row.DoneAt?.Iso(), row.InNumerator switch { true => "yes", false => "no", null => null }, row.Amount.ToString("0.##", CultureInfo.InvariantCulture),
            ], http.RequestAborted);
    }
}
