using System.Globalization;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>What was sent and what was loaded by feed and day, and keys that came again in the newest file of a feed.</summary>
internal sealed class LoadFigures : IFigures
{
    private const int Days = 30;

    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        Loads(connection, run);
        foreach (var (import, feed, stored, first) in Newest(connection))
        {
            if (FeedSchema.All.FirstOrDefault(schema => schema.Id == feed) is { } schema)
            {
                run.Test(new KeyRecord
                {
                    RecordId = import.ToString(CultureInfo.InvariantCulture), Of = feed.Replace('-', '_'), Repeated = Repeated(connection, schema, import, stored, first),
                });
            }
        }
    }

    private static void Loads(SqliteConnection connection, CheckRun run)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT Feed, date(ReceivedAt / 1000, 'unixepoch') AS day, sum(Read), sum(Stored + Duplicate) FROM Imports i
            WHERE Status = 2 AND Feed IS NOT NULL AND ReceivedAt >= $since AND Id >= ifnull((SELECT max(f.Id) FROM Imports f WHERE f.Feed = i.Feed AND f.Status = 2 AND f."Full"), 0)
            GROUP BY Feed, day ORDER BY Feed, day
            """;
        command.Parameters.AddWithValue("$since", (run.Now.AddDays(-Days).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            run.Test(new LoadRecord { RecordId = $"{rows.GetString(0).Replace('-', '_')}/{rows.GetString(1)}", Sent = rows.GetInt64(2), Loaded = rows.GetInt64(3) });
        }
    }

    /// <summary>The newest file of each feed; whether nothing was stored of the feed before it.</summary>
    private static List<(int Id, string Feed, long Stored, bool First)> Newest(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT Id, Feed, Stored, NOT EXISTS (SELECT 1 FROM Imports o WHERE o.Id <> n.Id AND o.Stored > 0 AND (o.Feed = n.Feed OR o.Feed LIKE 'fhir%'))
            FROM (SELECT *, row_number() OVER (PARTITION BY Feed ORDER BY ifnull(AsOf, ReceivedAt) DESC, Id DESC) AS place FROM Imports WHERE Status = 2 AND Feed IS NOT NULL) n
            WHERE place = 1 ORDER BY Id
            """;
        using var rows = command.ExecuteReader();
        var newest = new List<(int, string, long, bool)>();
        while (rows.Read())
        {
            newest.Add((rows.GetInt32(0), rows.GetString(1), rows.GetInt64(2), rows.GetBoolean(3)));
        }

        return newest;
    }

    /// <summary>
    /// Rows stored, less the records that the file or a later one has touched: what is left overwrote a row of the same file. Of the first file of
    /// a feed every record is one it has touched, so that the table need not be read.
    /// </summary>
    private static long Repeated(SqliteConnection connection, FeedSchema feed, int import, long stored, bool first)
    {
        using var command = connection.CreateCommand();
        if (feed == AccessesFeed.Schema)
        {
            command.CommandText = $"SELECT ifnull(sum(Count), 0) FROM RejectionCounts WHERE ImportId = {import} AND Code = 'event-id-reused'";
            return (long)command.ExecuteScalar()!;
        }

        var table = ReferenceTable.Of(feed);
        command.CommandText = $"SELECT count(*) FROM {table.Name}{(first ? table.Listed ? " WHERE Listed" : "" : $" WHERE ChangedImportId >= {import}")}";
        return Math.Max(0, stored - (long)command.ExecuteScalar()!);
    }
}
