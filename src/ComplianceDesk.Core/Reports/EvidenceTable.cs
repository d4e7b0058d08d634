using System.Globalization;

namespace ComplianceDesk.Core.Reports;

/// <summary>Tables that go with a report as CSV files: for programs, so digits are plain and times are ISO 8601.</summary>
public static class EvidenceTable
{
    /// <summary>A table of rows made by <see cref="Row"/>.</summary>
    /// <param name="counting">What a row is, in the plural.</param>
    /// <param name="count">How many rows there are.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">The rows; may be lazy.</param>
    public static Table Of(string counting, long count, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows) =>
        new() { Columns = [.. columns.Select(c => new Column(c))], Rows = rows, Counting = counting, RowCount = count };

    /// <summary>A row of plain text.</summary>
    public static IReadOnlyList<Cell> Row(params string?[] texts) => [.. texts.Select(t => Cell.Of(t))];

    /// <summary>A count in plain digits.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment with its offset; null stays null.</summary>
    public static string? Time(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A day; null stays null.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
