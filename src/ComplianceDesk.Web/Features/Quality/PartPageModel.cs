using System.Globalization;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>State of the page of a part of a score that is no check: its figures in the latest run, and what stands against it.</summary>
public sealed class PartPageModel(ScoreQuery scores, CheckFailuresQuery evidence, FeedHealthQuery feeds)
{
    private string id = "";

    /// <summary>The part in the latest run; null when there is no such part or no run.</summary>
    public ScorePart? Part { get; private set; }

    /// <summary>The score it is part of.</summary>
    public ScoreInfo? Score { get; private set; }

    /// <summary>The run; null before the first.</summary>
    public RunStamp? Run { get; private set; }

    /// <summary>A page of what stands against it.</summary>
    public CheckFailurePage Page { get; private set; } = new([], 0, null);

    /// <summary>Feeds whose latest file is overdue.</summary>
    public IReadOnlySet<string> Late { get; private set; } = new HashSet<string>();

    /// <summary>Address of the first page; null on it.</summary>
    public string? FirstHref { get; private set; }

    /// <summary>Address of the next page; null on the last.</summary>
    public string? NextHref => Page.Next is { } next ? Address.Of(Href(id), ("after", next.ToString(CultureInfo.InvariantCulture))) : null;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Address of the rows behind a part: a check's page for a check.</summary>
    public static string Href(ScorePartInfo part) => part.Evidence == PartEvidence.CheckFailures ? $"/quality/checks/{part.Id}" : Href(part.Id);

    /// <summary>Reads the part of an id as the query string asks.</summary>
    public async Task LoadAsync(string id, string queryString, CancellationToken cancellationToken = default)
    {
        this.id = id;
        var board = await scores.RunAsync(cancellationToken);
        var of = board?.Scores.Select(s => s.Score).FirstOrDefault(s => s.Parts.Any(p => p.Info.Id == id && p.Info.Evidence != PartEvidence.CheckFailures));
        (Run, Score, Part) = (board?.Run, of?.Info, of?.Parts.First(p => p.Info.Id == id));
        if (Part is not null)
        {
            long? after = long.TryParse(System.Web.HttpUtility.ParseQueryString(queryString)["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null;
            FirstHref = after is null ? null : Href(id);
            Page = await evidence.RunAsync(id, after, rows: Rows, cancellationToken: cancellationToken);
            Late = await feeds.LateAsync(cancellationToken);
        }

        Loaded = true;
    }

    private static string Href(string id) => $"/quality/parts/{id}";
}
