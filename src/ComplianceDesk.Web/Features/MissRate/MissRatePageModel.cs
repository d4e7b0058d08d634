using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Coverage;

namespace ComplianceDesk.Web.Features.MissRate;

/// <summary>State of the miss-rate page: the weekly draws, the one that is open, and the session under review.</summary>
public sealed class MissRatePageModel(MissRateQuery query, SampleItemsQuery itemsQuery, SampleReview review)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/miss-rate";

    /// <summary>Weeks that the rates on top are counted over.</summary>
    public const int Weeks = 13;

    private string queryString = "";

    /// <summary>All draws, newest week first.</summary>
    public IReadOnlyList<SampleDrawCount> Draws { get; private set; } = [];

    /// <summary>The open draw; null when there is none.</summary>
    public SampleDrawCount? Draw { get; private set; }

    /// <summary>The open draw's sessions.</summary>
    public IReadOnlyList<SampleItem> Items { get; private set; } = [];

    /// <summary>The session under review; null when none is chosen.</summary>
    public SampleItem? Item { get; private set; }

    /// <summary>The draw's first session that waits for a review; null when none does.</summary>
    public int? Next => Items.FirstOrDefault(i => i.Outcome == SampleOutcome.Open)?.Id;

    /// <summary>Why the last review was not recorded.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Sessions that wait for a reviewer.</summary>
    public int Open => Draws.Sum(d => d.Open);

    /// <summary>Reads what the address asks for; without a draw in it, the newest that has something to review.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        this.queryString = queryString;
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        Draws = await query.RunAsync(cancellationToken);
        Draw = Draws.FirstOrDefault(d => d.Id == Number(values["draw"])) ?? Draws.FirstOrDefault(d => d.Open > 0) ?? (Draws.Count > 0 ? Draws[0] : null);
        Items = Draw is null ? [] : await itemsQuery.RunAsync(Draw.Id, cancellationToken);
        Item = Items.FirstOrDefault(i => i.Id == Number(values["session"]));
        Refusal = null;
        Loaded = true;
    }

    /// <summary>What the last weeks' draws of a kind say, those of which something was decided: a draw that nobody reviewed says nothing of its week.</summary>
    public MissEstimate Rate(SampleKind kind)
    {
        var newest = Draws.Where(d => d.Kind == kind).Take(Weeks).ToList();
        var reviewed = newest.Where(d => d.Decided > 0).ToList();
        return new MissEstimate(reviewed.Count, reviewed.Sum(d => d.Missed), reviewed.Sum(d => d.Decided), newest.Sum(d => d.CannotTell),
            reviewed.Count == 0 ? 0 : (long)Math.Round(reviewed.Average(d => d.Population)));
    }

    /// <summary>Records what the reviewer thinks of the chosen session. Returns the address to go on to, or null when it was refused.</summary>
    public async Task<string?> ReviewAsync(string who, SampleOutcome? outcome, string? note)
    {
        var (draw, done) = (Draw!.Id, Item!.Id);
        Refusal = await review.ReviewAsync(done, who, outcome, note);
        if (Refusal is not null)
        {
            return null;
        }
        await LoadAsync(queryString);
        return Href(draw, Next);
    }

    /// <summary>Address of a draw, and of a session in it.</summary>
    public static string Href(int draw, int? session = null) =>
        Address.Of(Path, ("draw", draw.ToString(CultureInfo.InvariantCulture)), ("session", session?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Address of the week's sessions, among them those that a draw was made from.</summary>
    public static string PopulationHref(SampleDrawCount draw) =>
        CoveragePageModel.RowsHref(new ReasonFilter { From = draw.Monday, To = draw.Monday, Explained = draw.Kind == SampleKind.Unexplained ? false : null });

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Missed over decided, with what it means for a week.</summary>
/// <param name="Weeks">Draws of which something was decided.</param>
/// <param name="Missed">Numerator: should have been flagged.</param>
/// <param name="Decided">Denominator: decided one way or the other.</param>
/// <param name="CannotTell">Outside the rate.</param>
/// <param name="Population">Mean number of sessions from which those draws were made, each a week's.</param>
public sealed record MissEstimate(int Weeks, int Missed, int Decided, int CannotTell, long Population)
{
    /// <summary>The 95 % interval; null while nothing is decided.</summary>
    public WilsonInterval? Interval => Decided == 0 ? null : WilsonInterval.Of(Missed, Decided);

    /// <summary>Between how many sessions a week the interval means; null while nothing is decided.</summary>
    public (long Low, long High)? PerWeek => Interval is { } i ? ((long)Math.Floor(i.Low * Population), (long)Math.Ceiling(i.High * Population)) : null;
}
