using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>What the checks counted at a place in the latest run.</summary>
internal sealed class PlaceRegister : PageRegister
{
    public override string Path => "/quality/places/file";

    public override string Policy => Policies.ViewQuality;

    public override string Name => "place";

    public override async Task WriteAsync(HttpContext http, RowWriter rows)
    {
        var asked = http.Request.Query;
        var place = new RecordPlace(asked["facility"].ToString(), asked["department"].ToString());
        var dimension = Enum.GetValues<QualityDimension>().Where(d => CheckWords.Of(d) == asked["dimension"]).Select(d => (QualityDimension?)d).FirstOrDefault();
        await rows.WriteAsync(
            RegisterHead.Of("Checks at a place", $"facility {Given(place.Facility)}, department {Given(place.Department)}, {(dimension is { } one ? CheckWords.Of(one) : "every dimension")}, the latest run", "check_id", "title", "severity", "#failing", "#eligible"),
            await Of<HeatMapQuery>(http).OfAsync(place, dimension, http.RequestAborted),
            o => [o.Check.Code, o.Check.Title, CheckWords.Of(o.Check.Severity), Number(o.Failing), Number(o.Eligible)], http.RequestAborted);
    }

    private static string Given(string text) => text.Length > 0 ? text : "none";
}
