using ComplianceDesk.Core.Feeds;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Writes rows of a reference feed: new or changed ones are stored, equal ones are duplicates. Only the columns the file has are written, so
/// that a shorter export does not wipe what a longer one said.
/// </summary>
internal sealed class ReferenceWriter : IDisposable
{
    private readonly FeedSchema feed;
    private readonly bool[] written;
    private readonly Statement change, insert;
    private readonly bool unique;

    public ReferenceWriter(SqliteConnection connection, FeedSchema feed, IReadOnlyList<bool> given)
    {
        this.feed = feed;
        var table = ReferenceTable.Of(feed);
        unique = table.Unique;
        // Columns that may not be null are always written, a key's because it identifies.
        var kept = feed.Columns.Select((c, i) => (Column: c, Place: i))
            .Where(c => given[c.Place] || table.Keys.Contains(c.Column.Name)).ToList();
        written = [.. feed.Columns.Select((_, i) => kept.Exists(c => c.Place == i))];
        string Name((FeedColumn Column, int Place) c) => ReferenceTable.Column(c.Column);
        string Value((FeedColumn Column, int Place) c) => $"?{c.Place + 1}";
        var keys = kept.Where(c => table.Keys.Contains(c.Column.Name)).ToList();
        var others = kept.Where(c => !table.Keys.Contains(c.Column.Name)).ToList();
        var defaults = feed.Columns.Where((c, i) => !written[i] && ReferenceTable.HasDefault(c)).Select(c => ReferenceTable.Column(c)).ToList();
        List<string> columns = [.. kept.Select(Name), .. defaults, .. table.Listed ? ["Listed"] : Array.Empty<string>()];
        List<string> values = [.. kept.Select(Value), .. defaults.Select(_ => "0"), .. table.Listed ? ["1"] : Array.Empty<string>()];
        var set = string.Join(", ", [.. others.Select(c => $"{Name(c)} = {Value(c)}"), .. table.Listed ? ["Listed = 1"] : Array.Empty<string>()]);
        var differs = string.Join(" OR ", [.. others.Select(c => $"{Name(c)} IS NOT {Value(c)}"), .. table.Listed ? ["Listed = 0"] : Array.Empty<string>()]);
        var match = string.Join(" AND ", keys.Select(c => $"{Name(c)} IS {Value(c)}"));

        change = set.Length == 0
            ? new Statement(connection, "SELECT 1 WHERE 0")
            : new Statement(connection, $"UPDATE {table.Name} SET {set} WHERE {match} AND ({differs})");
        var into = $"INSERT INTO {table.Name}({string.Join(", ", columns)})";
        insert = new Statement(connection, unique
            ? $"{into} VALUES({string.Join(", ", values)}) ON CONFLICT({string.Join(", ", keys.Select(Name))}) DO {(set.Length == 0 ? "NOTHING" : $"UPDATE SET {set} WHERE {differs}")}"
            : $"{into} SELECT {string.Join(", ", values)} WHERE NOT EXISTS (SELECT 1 FROM {table.Name} WHERE {match})");
    }

    /// <summary>True when the row was new or said something new.</summary>
    public bool Write(Batch batch, int row, KeyWriter keys)
    {
        if (!unique)
        {
            Bind(change, batch, row, keys);
            if (change.Run() > 0) return true;
        }
        Bind(insert, batch, row, keys);
        return insert.Run() > 0;
    }

    private void Bind(Statement statement, Batch batch, int row, KeyWriter keys)
    {
        var columns = feed.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (!written[i]) continue;
            var cell = batch.Cells[row * columns.Count + i];
            var place = i + 1;
            if (!cell.Given)
            {
                if (ReferenceTable.HasDefault(columns[i])) statement.Bind(place, 0);
                else if (columns[i].Kind == ColumnKind.Choice && columns[i].Name == "kind" && feed == RelationsFeed.Schema) statement.Bind(place, "");
                else statement.BindNull(place);
            }
            else if (ReferenceTable.IsReference(feed, i)) statement.Bind(place, keys.RowId(KeyKinds.Reference(columns[i].Kind)!.Value, (int)cell.Number));
            else if (columns[i].IsText) statement.Bind(place, batch.Text(cell.Start, cell.Length));
            else if (columns[i].Kind == ColumnKind.Choice) statement.Bind(place, columns[i].Values[(int)cell.Number]);
            else if (columns[i].Kind == ColumnKind.Date) BindDate(statement, place, (int)cell.Number);
            else statement.Bind(place, cell.Number);
        }
    }

    /// <summary>As EF Core keeps a date: <c>2026-03-01</c>.</summary>
    private static void BindDate(Statement statement, int place, int day)
    {
        Span<byte> text = stackalloc byte[10];
        new DateOnly(1970, 1, 1).AddDays(day).TryFormat(text, out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        statement.Bind(place, text);
    }

    public void Dispose()
    {
        change.Dispose();
        insert.Dispose();
    }
}
