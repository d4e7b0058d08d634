using System.Globalization;

namespace ComplianceDesk.Data.Queries;

/// <summary>A page of a table, and where the pages before and after it hang; null where there is none.</summary>
/// <param name="Items">The rows, in the order asked for.</param>
/// <param name="Earlier">Cursor of the page before.</param>
/// <param name="Later">Cursor of the page after.</param>
public sealed record RowPage<T>(IReadOnlyList<T> Items, RowCursor? Earlier, RowCursor? Later)
{
    /// <summary>The same page with its rows made into others.</summary>
    public RowPage<TOther> Select<TOther>(Func<T, TOther> make) => new([.. Items.Select(make)], Earlier, Later);
}

/// <summary>The row a page hangs on, and on which side of it the page lies.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Backward">True for the page before the row.</param>
public readonly record struct RowCursor(int Id, bool Backward)
{
    /// <summary>Rows on a page unless somebody chose otherwise.</summary>
    public const int PageSize = 50;

    /// <summary>As it stands in an address: <c>after-17</c> or <c>before-17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Backward ? "before" : "after")}-{Id}");

    /// <summary>Reads <see cref="ToString"/>; null when it is not one.</summary>
    public static RowCursor? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 2 && parts[0] is "after" or "before" && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(id, parts[0] == "before")
            : null;
    }
}

/// <summary>The column a table is ordered by, and which end comes first.</summary>
/// <typeparam name="TColumn">The columns that can be ordered by.</typeparam>
/// <param name="Column">The column.</param>
/// <param name="Descending">True for the highest first.</param>
public readonly record struct RowSort<TColumn>(TColumn Column, bool Descending) where TColumn : struct, Enum
{
    /// <summary>As it stands in an address: <c>score</c>, or <c>-score</c> with the highest first.</summary>
    public override string ToString() => (Descending ? "-" : "") + FindingWords.Kebab(Column.ToString());
}

/// <summary>Reads an order from an address.</summary>
public static class RowSort
{
    /// <summary>Reads what <see cref="RowSort{TColumn}.ToString"/> wrote; null when it is not one.</summary>
    public static RowSort<TColumn>? Parse<TColumn>(string? text) where TColumn : struct, Enum =>
        FindingWords.Parse<TColumn>(text?.TrimStart('-')) is { } column ? new(column, text!.StartsWith('-')) : null;
}
