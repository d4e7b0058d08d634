using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using ComplianceDesk.Core.Feeds;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Keyed hashes of an access event. An event with an id is identified by its source system and that id, one without by all it says. The key is
/// the store's own random, so that fingerprints of one site say nothing about another's.
/// </summary>
internal sealed class EventFingerprint(long key)
{
    private const string SettingName = "fingerprint-key";
    private byte[] buffer = new byte[4096];
    private int used;

    /// <summary>Reads the store's key, making it the first time.</summary>
    public static EventFingerprint Load(SqliteConnection connection)
    {
        var fresh = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8)).ToString(CultureInfo.InvariantCulture);
        using (var insert = new Statement(connection, "INSERT INTO Settings(Name, Value) VALUES(?1, ?2) ON CONFLICT DO NOTHING"))
        {
            insert.Bind(1, SettingName);
            insert.Bind(2, fresh);
            insert.Run();
        }
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT Value FROM Settings WHERE Name = $name";
        select.Parameters.AddWithValue("$name", SettingName);
        return new EventFingerprint(long.Parse((string)select.ExecuteScalar()!, CultureInfo.InvariantCulture));
    }

    /// <summary>A record's key, which is its first column, and a check of all it says.</summary>
    public (ulong Identity, int Check) OfKey(FeedRecord record) => (XxHash3.HashToUInt64(record.Text(0), key), (int)(uint)(Content(record) >> 64));

    /// <summary>What makes the event this event, and a check of all it says.</summary>
    public (ulong Identity, int Check) Of(FeedRecord record)
    {
        var content = Content(record);
        var check = (int)(uint)(content >> 64);
        if (!record.Has(AccessesFeed.EventId)) return ((ulong)content, check);
        used = 0;
        Put(record.Part);
        Put(record.Text(AccessesFeed.SourceSystem));
        Put(record.Text(AccessesFeed.EventId));
        return (XxHash3.HashToUInt64(buffer.AsSpan(0, used), key), check);
    }

    private UInt128 Content(FeedRecord record)
    {
        used = 0;
        Put(record.Part);
        for (var i = 0; i < record.Feed.Columns.Count; i++)
        {
            // Values are hashed as read, so that another way to write the same time or word is still the same event.
            if (record.Feed.Columns[i].Kind is ColumnKind.Time or ColumnKind.Choice or ColumnKind.Flag) Put(record.Number(i));
            else Put(record.Text(i));
        }
        return XxHash128.HashToUInt128(buffer.AsSpan(0, used), key);
    }

    private void Put(long number)
    {
        Reserve(8);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(used), number);
        used += 8;
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length + 4);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(used), text.Length);
        text.CopyTo(buffer.AsSpan(used + 4));
        used += text.Length + 4;
    }

    private void Reserve(int more)
    {
        if (buffer.Length - used < more) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + more));
    }
}
