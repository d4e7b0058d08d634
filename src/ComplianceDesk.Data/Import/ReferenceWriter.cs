using System.Text;
using ComplianceDesk.Core.Feeds;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Writes rows of a reference feed: new or changed ones are stored, equal ones are duplicates. Only the columns the source has are written, so
/// that a shorter export does not wipe what a longer one said.
/// </summary>
internal sealed class ReferenceWriter : IDisposable
{
    private readonly FeedSchema feed;
    private readonly bool[] written, isKey;
    private readonly KeyKind?[] refersTo;
    private readonly byte[][][] words;
    private readonly bool unique;
    private readonly Statement insert, withdraw;
    private readonly Statement? change, seen, identity;

    /// <param name="connection">Must outlive it.</param>
    /// <param name="source">The feed and the columns its source can give.</param>
    /// <param name="snapshot">The import that writes.</param>
    /// <param name="firstLoad">True while no row of the table can be met again: see <see cref="FirstLoad"/>.</param>
    public ReferenceWriter(SqliteConnection connection, FeedRecord source, Snapshot snapshot, bool firstLoad)
    {
        feed = source.Feed;
        var table = ReferenceTable.Of(feed);
        unique = table.Unique;
        refersTo = ReferenceTable.References(feed);
        words = [.. feed.Columns.Select(c => c.Values.Select(Encoding.UTF8.GetBytes).ToArray())];
        isKey = [.. feed.Columns.Select(c => table.Keys.Contains(c.Name))];
        // Columns that may not be null are always written, a key's because it identifies.
        written = [.. feed.Columns.Select((_, i) => source.Given[i] || isKey[i])];
        var kept = feed.Columns.Index().Where(c => written[c.Index]).ToList();
        string Name((int Index, FeedColumn Item) c) => ReferenceTable.Column(c.Item);
        string Value((int Index, FeedColumn Item) c) => $"?{c.Index + 1}";
        var keys = kept.Where(c => isKey[c.Index]).ToList();
        var others = kept.Where(c => !isKey[c.Index]).ToList();
        var defaults = feed.Columns.Where((c, i) => !written[i] && ReferenceTable.HasDefault(c)).Select(ReferenceTable.Column).ToList();
        string[] listed = table.Listed ? ["Listed"] : [];
        List<string> columns = [.. kept.Select(Name), .. defaults, .. listed, "FirstImportId", "ChangedImportId"];
        List<string> values = [.. kept.Select(Value), .. defaults.Select(_ => "0"), .. listed.Select(_ => "1"), $"{snapshot.ImportId}", $"{snapshot.ImportId}"];
        var match = string.Join(" AND ", keys.Select(c => $"{Name(c)} IS {Value(c)}"));
        List<string> set = [.. others.Select(c => $"{Name(c)} = {Value(c)}"), $"ChangedImportId = {snapshot.ImportId}", "GoneImportId = NULL"];
        if (table.Listed) set.AddRange("Listed = 1", $"FirstImportId = iif(Listed, FirstImportId, coalesce(FirstImportId, {snapshot.ImportId}))");
        List<string> news = [.. others.Select(c => $"{Name(c)} IS NOT {Value(c)}"), "GoneImportId IS NOT NULL", .. listed.Select(_ => "Listed = 0")];
        var update = $"UPDATE SET {string.Join(", ", set)} WHERE {string.Join(" OR ", news)}";
        // What is stored is newer than an older snapshot: that one adds rows and lists those only a reference has made.
        if (snapshot.Older) update = table.Listed ? $"UPDATE SET {string.Join(", ", set)} WHERE Listed = 0 AND GoneImportId IS NULL" : "NOTHING";

        var into = $"INSERT INTO {table.Name}({string.Join(", ", columns)})";
        insert = new Statement(connection, firstLoad ? $"{into} VALUES({string.Join(", ", values)})" : unique
            ? $"{into} VALUES({string.Join(", ", values)}) ON CONFLICT({string.Join(", ", keys.Select(Name))}) DO {update}"
            : $"{into} SELECT {string.Join(", ", values)} WHERE NOT EXISTS (SELECT 1 FROM {table.Name} WHERE {match})");
        if (!unique && !snapshot.Older) change = new Statement(connection, $"UPDATE {table.Name} SET {string.Join(", ", set)} WHERE {match} AND ({string.Join(" OR ", news)})");
        withdraw = new Statement(connection, $"UPDATE {table.Name} SET {table.Go(snapshot.ImportId)} AND {match}{(snapshot.Older ? " AND 0" : "")}");
        if (feed == PatientsFeed.Schema && !snapshot.Older && IdentityChanges.CanBe(connection)) identity = IdentityChanges.Of(connection, feed, snapshot.ImportId);
        if (snapshot.Whole.Contains(feed)) seen = new Statement(connection, $"INSERT OR IGNORE INTO SeenRecords(Id) SELECT {SeenRecords.First(feed)} + Id FROM {table.Name} WHERE {match}");
    }

    /// <summary>True when the row was new or said something new.</summary>
    /// <param name="batch">Holds the row.</param>
    /// <param name="cell">Place of its first cell.</param>
    /// <param name="withdrawn">True when it says that it does not hold.</param>
    /// <param name="keys">Row ids of what it refers to.</param>
    public bool Write(Batch batch, int cell, bool withdrawn, KeyWriter keys)
    {
        if (withdrawn) return Run(withdraw, batch, cell, keys, keysOnly: true);
        if (identity is not null) Run(identity, batch, cell, keys);
        var stored = (change is not null && Run(change, batch, cell, keys)) || Run(insert, batch, cell, keys);
        if (!stored && seen is not null) Run(seen, batch, cell, keys, keysOnly: true);
        return stored;
    }

    private bool Run(Statement statement, Batch batch, int first, KeyWriter keys, bool keysOnly = false)
    {
        var columns = feed.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (!written[i] || (keysOnly && !isKey[i])) continue;
            var cell = batch.Cells[first + i];
            var place = i + 1;
            if (!cell.Given)
            {
                if (ReferenceTable.HasDefault(columns[i])) statement.Bind(place, 0);
                else if (columns[i].Kind == ColumnKind.Choice && columns[i].Name == "kind" && feed == RelationsFeed.Schema) statement.Bind(place, "");
                else statement.BindNull(place);
            }
            else if (refersTo[i] is { } kind) statement.Bind(place, keys.RowId(kind, (int)cell.Number));
            else if (columns[i].IsText) statement.Bind(place, batch.Text(cell.Start, cell.Length));
            else if (columns[i].Kind == ColumnKind.Choice) statement.Bind(place, words[i][(int)cell.Number]);
            else if (columns[i].Kind == ColumnKind.Date) BindDate(statement, place, (int)cell.Number);
            else statement.Bind(place, cell.Number);
        }
        return statement.Run() > 0;
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
        insert.Dispose();
        withdraw.Dispose();
        change?.Dispose();
        seen?.Dispose();
        identity?.Dispose();
    }
}
