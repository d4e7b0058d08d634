using System.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Other names of people, patients, departments and encounters, those in the store and those met in this file. Belongs to the parsing thread. A name used
/// before it is known makes a row of its own, which <see cref="AliasMerge"/> joins to the right one at the end.
/// </summary>
internal sealed class Aliases
{
    private const int LongestChain = 4;
    private readonly Dictionary<(AliasKind, string), byte[]> targets = [];
    private readonly Dictionary<FeedSchema, AliasKind?[]> kinds = [];

    public Aliases(SqliteConnection connection)
    {
        using var select = new Statement(connection, "SELECT Kind, Name, Target FROM Aliases");
        while (select.Step()) targets[((AliasKind)select.Int(0), Encoding.UTF8.GetString(select.Text(1)))] = select.Text(2).ToArray();
    }

    /// <summary>What a column's values name, or null when they have no other names.</summary>
    public static AliasKind? KindOf(FeedColumn column) => column switch
    {
        { Kind: ColumnKind.User } => AliasKind.User,
        { Kind: ColumnKind.Patient } => AliasKind.Patient,
        { Kind: ColumnKind.Department } or { Name: "facility_id" } => AliasKind.Department,
        { Name: "encounter_id" } => AliasKind.Encounter,
        _ => null,
    };

    /// <summary>The id a value stands for.</summary>
    public ReadOnlySpan<byte> Resolve(FeedSchema feed, int column, ReadOnlySpan<byte> text)
    {
        if (targets.Count == 0 || text.IsEmpty) return text;
        if (!kinds.TryGetValue(feed, out var of)) kinds[feed] = of = [.. feed.Columns.Select(KindOf)];
        if (of[column] is not { } kind) return text;
        for (var i = 0; i < LongestChain && targets.TryGetValue((kind, Encoding.UTF8.GetString(text)), out var target); i++) text = target;
        return text;
    }

    /// <summary>Notes the other names of a record in the batch, those that are news.</summary>
    public void Add(Batch batch, FeedRecord record)
    {
        var feed = record.Feed;
        if (KindOf(feed.Columns[0]) is not { } kind) return;
        var target = Resolve(feed, 0, record.Text(0));
        foreach (var name in record.OtherNames)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            if (bytes.Length > feed.Columns[0].MaxBytes || target.SequenceEqual(bytes) || Resolve(feed, 0, bytes).SequenceEqual(target)) continue;
            targets[(kind, name)] = target.ToArray();
            batch.Aliases.Add((kind, name, Encoding.UTF8.GetString(target)));
        }
    }

    /// <summary>Writes a batch's names, on the storing thread.</summary>
    public static void Write(SqliteConnection connection, Batch batch, int importId)
    {
        if (batch.Aliases.Count == 0) return;
        using var insert = new Statement(connection, """
            INSERT INTO Aliases(Kind, Name, Target, ImportId) VALUES(?1, ?2, ?3, ?4)
            ON CONFLICT(Kind, Name) DO UPDATE SET Target = excluded.Target, ImportId = excluded.ImportId
            """);
        foreach (var (kind, name, target) in batch.Aliases)
        {
            insert.Bind(1, (int)kind);
            insert.Bind(2, name);
            insert.Bind(3, target);
            insert.Bind(4, importId);
            insert.Run();
        }
    }
}
