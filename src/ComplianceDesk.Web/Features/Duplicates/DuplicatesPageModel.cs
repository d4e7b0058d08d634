using System.Web;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Quality;

namespace ComplianceDesk.Web.Features.Duplicates;

/// <summary>State of the review of possible duplicates: the rate, the queue, and the pair that is open. Nothing is merged here.</summary>
public sealed class DuplicatesPageModel(DuplicateRateQuery rates, DuplicatePairsQuery pairs, DuplicatePairQuery pairQuery, DuplicateReview review, Trail trail)
{
    /// <summary>The page's address.</summary>
    public const string Path = "/quality/duplicates";

    private readonly HashSet<PairKey> revealed = [];
    private string queryString = "";

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>The rate after the latest search; null before the first.</summary>
    public DuplicateRate? Rate { get; private set; }

    /// <summary>The band asked for, or null for both.</summary>
    public MatchBand? Band { get; private set; }

    /// <summary>How the pairs asked for stand decided; undecided unless the address says otherwise.</summary>
    public DuplicateDecision Decision { get; private set; }

    /// <summary>A page of the queue.</summary>
    public DuplicatePairPage Page { get; private set; } = new([], 0, null);

    /// <summary>True on a page after the first.</summary>
    public bool IsLater { get; private set; }

    /// <summary>The open pair; null when none is chosen, or it is gone.</summary>
    public PairInDetail? Open { get; private set; }

    /// <summary>True while the open pair's values are shown.</summary>
    public bool Revealed => Open is not null && revealed.Contains(Open.Pair.Key);

    /// <summary>Why the last decision was not taken.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string queryString, CancellationToken cancellationToken = default)
    {
        this.queryString = queryString;
        var values = HttpUtility.ParseQueryString(queryString);
        Band = values["band"] switch { "confident" => MatchBand.Confident, "review" => MatchBand.Review, _ => null };
        Decision = values["decision"] switch { "one" => DuplicateDecision.OnePerson, "two" => DuplicateDecision.TwoPeople, _ => DuplicateDecision.None };
        var after = PairKey.Parse(values["after"]);
        IsLater = after is not null;
        Rate = await rates.RunAsync(cancellationToken);
        Page = await pairs.RunAsync(Band, Decision, after, Rows, cancellationToken);
        Open = PairKey.Parse(values["pair"]) is { } key ? await pairQuery.RunAsync(key, revealed.Contains(key), cancellationToken) : null;
        Refusal = null;
        Loaded = true;
    }

    /// <summary>Shows the open pair's values on this visit, once the reason is in the trail. Returns what is wrong with the reason, or null.</summary>
    public async Task<string?> RevealAsync(string who, string? reason)
    {
        var given = reason?.Trim() ?? "";
        if (given.Length < CheckPageModel.ShortestReason)
        {
            return $"Give a reason of at least {CheckPageModel.ShortestReason} characters. It is kept with your name.";
        }
        await trail.WriteAsync(who, "reveal-values", $"duplicate:{Open!.Pair.Key}", given);
        revealed.Add(Open.Pair.Key);
        await LoadAsync(queryString);
        return null;
    }

    /// <summary>Decides the open pair. Returns the address to go on to, or null when it was refused.</summary>
    public async Task<string?> DecideAsync(string who, DuplicateDecision decision)
    {
        var pair = Open!.Pair;
        var at = Page.Pairs.ToList().FindIndex(p => p.Key == pair.Key);
        var next = at < 0 || at + 1 >= Page.Pairs.Count ? (PairKey?)null : Page.Pairs[at + 1].Key;
        var refusal = await review.DecideAsync(pair.Key.A, pair.Key.B, who, pair.Decision, decision);
        if (refusal is not null)
        {
            await LoadAsync(queryString);
            Refusal = refusal;
            return null;
        }
        return Href(next);
    }

    /// <summary>Address of a pair within the queue as it is filtered.</summary>
    public string Href(PairKey? pair) => Of(Band, Decision, HttpUtility.ParseQueryString(queryString)["after"], pair?.ToString());

    /// <summary>Address of the page after a pair, or of the first.</summary>
    public string PageHref(PairKey? after) => Of(Band, Decision, after?.ToString(), null);

    /// <summary>Address of a filter.</summary>
    public static string Of(MatchBand? band, DuplicateDecision decision, string? after = null, string? pair = null) => Address.Of(
        Path,
        ("band", band switch { MatchBand.Confident => "confident", MatchBand.Review => "review", _ => null }),
        ("decision", decision switch { DuplicateDecision.OnePerson => "one", DuplicateDecision.TwoPeople => "two", _ => null }),
        ("after", after),
        ("pair", pair));
}
