namespace ComplianceDesk.Core.Feeds;

/// <summary>A CSV file of another system, read as a native feed: which of its columns stand for which of the feed's, and how its words are written here.</summary>
/// <param name="Name">What the file is called there: <c>Synthea conditions.csv</c>.</param>
/// <param name="Feed">The feed it is read as; null for a file of which no feed carries anything.</param>
/// <param name="Needs">Columns by which it is recognised.</param>
/// <param name="Takes">What is taken; the fields it names are known too.</param>
/// <param name="Leaves">Columns that are known and left in the kept original.</param>
/// <param name="IdColumn">Column that is filled with a fingerprint of the whole row, where rows have no id; the same row has the same.</param>
internal sealed record CsvLayout(string Name, FeedSchema? Feed, string[] Needs, LayoutField[] Takes, string[] Leaves, string? IdColumn = null)
{
    /// <summary>The layout of a header: it has all that is needed, and as few as possible that are not known. Null when there is none.</summary>
    public static CsvLayout? Of(IReadOnlyList<string> header)
    {
        var own = header.Where(h => !FeedRecognition.IsError(h)).Select(h => h.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return SyntheaLayouts.All.Where(layout => layout.Needs.All(own.Contains))
            .OrderBy(layout => own.Count(column => !layout.Knows(column))).ThenByDescending(layout => layout.Needs.Length)
            .FirstOrDefault(layout => own.Count(column => !layout.Knows(column)) * 2 < own.Count);
    }

    /// <summary>True for a column of the file that is taken or left.</summary>
    public bool Knows(string column) => Has(Needs, column) || Has(Leaves, column) || Array.Exists(Takes, take => Same(take.From, column));

    /// <summary>True for a column of the file that is taken.</summary>
    public bool Uses(string column) => Array.Exists(Takes, take => Same(take.From, column));

    private static bool Has(string[] columns, string column) => Array.Exists(columns, known => Same(known, column));

    private static bool Same(string a, string b) => string.Equals(a, b.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>One column of a feed and where it comes from.</summary>
/// <param name="Column">The feed's column.</param>
/// <param name="From">The file's column.</param>
/// <param name="As">How its text is written here; null when as it stands. A null result is no value.</param>
/// <param name="How">The same in words, for the documentation.</param>
internal sealed record LayoutField(string Column, string From, Func<string, string?>? As = null, string? How = null);
