using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>A column of the queue.</summary>
public enum QueueColumn
{
    Severity,
    Score,
    Finding,
    Who,
    Record,
    Accessed,
    Accesses,
    Due,
    Status,
    Owner,
}

/// <summary>Which columns the queue shows, and in which order: written in the address, so that views and links keep them.</summary>
public static class QueueColumns
{
    /// <summary>Every column in the order it comes in.</summary>
    public static readonly IReadOnlyList<QueueColumn> All = Enum.GetValues<QueueColumn>();

    /// <summary>Reads an address's columns. What is not understood is left out; the finding itself is always shown.</summary>
    public static IReadOnlyList<QueueColumn> Parse(string? codes)
    {
        var chosen = (codes ?? "").Split(',').Select(c => Enum.TryParse<QueueColumn>(c, ignoreCase: true, out var column) && Enum.IsDefined(column) ? (QueueColumn?)column : null)
            .OfType<QueueColumn>().Distinct().ToList();
        return chosen.Count == 0 ? All : chosen.Contains(QueueColumn.Finding) ? chosen : [.. chosen, QueueColumn.Finding];
    }

    /// <summary>As an address writes them; null when they are as they come.</summary>
    public static string? Write(IReadOnlyList<QueueColumn> columns) =>
        columns.SequenceEqual(All) ? null : string.Join(',', columns.Select(c => c.ToString().ToLowerInvariant()));

    /// <summary>The heading.</summary>
    public static string Title(QueueColumn column) => column switch
    {
        QueueColumn.Record => "Whose record",
        QueueColumn.Accessed => "First and last access",
        QueueColumn.Due => "Age and time left",
        _ => column.ToString(),
    };

    /// <summary>What the queue is ordered by when a column's heading is chosen; null where it does not order.</summary>
    public static FindingSort? SortOf(QueueColumn column) => column switch
    {
        QueueColumn.Severity => FindingSort.Severity,
        QueueColumn.Score => FindingSort.Score,
        QueueColumn.Finding => FindingSort.Number,
        QueueColumn.Who => FindingSort.Who,
        QueueColumn.Accessed => FindingSort.LastAccess,
        QueueColumn.Accesses => FindingSort.Accesses,
        QueueColumn.Due => FindingSort.Age,
        QueueColumn.Status => FindingSort.Status,
        QueueColumn.Owner => FindingSort.Owner,
        _ => null,
    };

    /// <summary>True for columns of numbers.</summary>
    public static bool IsNumber(QueueColumn column) => column is QueueColumn.Score or QueueColumn.Accesses;

    /// <summary>The columns with one added at the end or taken out.</summary>
    public static IReadOnlyList<QueueColumn> Toggle(IReadOnlyList<QueueColumn> columns, QueueColumn column) =>
        columns.Contains(column) ? [.. columns.Where(c => c != column || c == QueueColumn.Finding)] : [.. columns, column];

    /// <summary>The columns with one moved a place forward.</summary>
    public static IReadOnlyList<QueueColumn> MoveUp(IReadOnlyList<QueueColumn> columns, QueueColumn column)
    {
        var moved = columns.ToList();
        var at = moved.IndexOf(column);
        if (at > 0)
        {
            (moved[at - 1], moved[at]) = (moved[at], moved[at - 1]);
        }
        return moved;
    }
}
