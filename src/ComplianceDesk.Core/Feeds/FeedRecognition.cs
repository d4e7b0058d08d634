namespace ComplianceDesk.Core.Feeds;

/// <summary>Finds the feed a header belongs to, or says in a sentence why there is none.</summary>
internal static class FeedRecognition
{
    /// <summary>Columns that a remark names.</summary>
    public const int Most = 20;

    /// <summary>True for the columns a download of rejected records adds; they are passed over when the file comes back.</summary>
    public static bool IsError(string column) => column.Trim().StartsWith("error_", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A feed is recognised when all its required columns are there and more than half of the header is its own. A header that fits several
    /// belongs to the one with most columns in it.
    /// </summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="none">What to say of the file when they are those of no feed.</param>
    /// <param name="place">Where they stand.</param>
    public static (FeedSchema? Feed, string? Problem) Recognise(
        IReadOnlyList<string> header, string none = "the first line is not the header of a known feed", string place = "the header")
    {
        var own = header.Where(h => !IsError(h)).ToList();
        var ranked = FeedSchema.All
            .Select(feed => (Feed: feed, Known: own.Count(h => feed.Find(h) >= 0), Missing: Missing(feed, own)))
            .Where(c => c.Known * 2 > own.Count)
            .OrderByDescending(c => c.Known)
            .ToList();
        var (best, _, _) = ranked.FirstOrDefault(c => c.Missing.Count == 0 && (c.Known == own.Count || HasColumnOfItsOwn(c.Feed, own)));
        if (best is null)
        {
            var near = ranked.FirstOrDefault();
            return (null, near.Feed is null || near.Missing.Count == 0
                ? $"Not recognized: {none}."
                : $"Not recognized: looks like {near.Feed.Id}, but the required column {string.Join(", ", near.Missing)} is missing from {place}.");
        }
        var twice = own.Select(best.Find).Where(c => c >= 0).GroupBy(c => c).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? (best, null)
            : (null, $"Not taken in: the header of this {best.Id} file names the column {best.Columns[twice.Key].Name} twice.");
    }

    /// <summary>Names of columns for a remark: the first twenty, none at length.</summary>
    public static string Named(IReadOnlyCollection<string> columns) =>
        string.Join(", ", columns.Take(Most).Select(n => n.Length > 64 ? n[..64] + "…" : n.Length == 0 ? "(no name)" : n)) + (columns.Count > Most ? " …" : "");

    private static List<string> Missing(FeedSchema feed, List<string> header) =>
        [.. feed.Columns.Where((c, i) => c.Required && !header.Exists(h => feed.Find(h) == i)).Select(c => c.Name)];

    private static bool HasColumnOfItsOwn(FeedSchema feed, List<string> header) =>
        header.Exists(h => feed.Find(h) >= 0 && FeedSchema.All.All(other => other == feed || other.Find(h) < 0));
}
