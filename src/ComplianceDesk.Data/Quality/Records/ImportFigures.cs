using System.Globalization;
using ComplianceDesk.Core.Quality;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>The newest file of each feed, and its rows that were rejected for the type of a value.</summary>
internal sealed class ImportFigures : IFigures
{
    // A FHIR export is a file for each kind of resource, all of one feed: those of a day (UTC) are one delivery, of each name the newest.
    private const string IsFhir = "(Feed LIKE 'fhir%')";
    private const string Day = "ifnull(AsOf, ReceivedAt) / 86400000";

    private const string OfType = "Code IN ('date', 'time', 'time-skipped', 'flag', 'number', 'choice', 'too-long')";

    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        var newest = new List<int>();
        using (var files = connection.CreateCommand())
        {
            files.CommandText = $"""
                SELECT Id, Feed, Columns, Read - (SELECT ifnull(sum(Count), 0) FROM RejectionCounts r WHERE r.ImportId = Imports.Id AND r.{OfType}), ifnull(Remarks LIKE '%Times without a zone%', 0)
                FROM (SELECT *, max({Day}) OVER (PARTITION BY Feed) AS latest,
                        row_number() OVER (PARTITION BY Feed, iif({IsFhir}, FileName, NULL) ORDER BY ifnull(AsOf, ReceivedAt) DESC, Id DESC) AS place
                    FROM Imports WHERE Status = 2 AND Feed IS NOT NULL) AS Imports
                WHERE place = 1 AND (NOT {IsFhir} OR {Day} = latest) ORDER BY Id
                """;
            using var rows = files.ExecuteReader();
            while (rows.Read())
            {
                newest.Add(rows.GetInt32(0));
                run.Test(new ImportRecord
                {
                    RecordId = rows.GetInt32(0).ToString(CultureInfo.InvariantCulture),
                    Of = rows.GetString(1).Replace('-', '_'),
                    Columns = rows.IsDBNull(2) ? null : rows.GetString(2).Split(',').ToHashSet(),
                    Parsed = rows.GetInt64(3),
                    AssumedZone = rows.GetBoolean(4),
                });
            }
        }

        foreach (var import in newest)
        {
            ReadMore(connection, run, import);
            using var rejected = connection.CreateCommand();
            rejected.CommandText = $"""SELECT Line, "Column", Found, Expected FROM Rejected WHERE ImportId = {import} AND {OfType} ORDER BY Line""";
            using var rows = rejected.ExecuteReader();
            while (rows.Read())
            {
                run.Test(new RejectedValueRecord
                {
                    RecordId = string.Create(CultureInfo.InvariantCulture, $"{import}/{rows.GetInt64(0)}"),
                    Column = rows.IsDBNull(1) ? null : rows.GetString(1),
                    Found = rows.IsDBNull(2) ? null : rows.GetString(2),
                    Expected = rows.IsDBNull(3) ? null : rows.GetString(3),
                });
            }
        }
    }

    // Rows beyond those that are kept with their place: one record stands for all of a reason.
    private static void ReadMore(SqliteConnection connection, CheckRun run, int import)
    {
        using var beyond = connection.CreateCommand();
        beyond.CommandText = $"""
            SELECT Code, "Column", Count - (SELECT count(*) FROM Rejected r WHERE r.ImportId = n.ImportId AND r.Code = n.Code AND ifnull(r."Column", '') = n."Column") AS more
            FROM RejectionCounts n WHERE ImportId = {import} AND {OfType} AND more > 0 ORDER BY Code, "Column"
            """;
        using var rows = beyond.ExecuteReader();
        while (rows.Read())
        {
            var more = rows.GetInt64(2);
            run.Test(new RejectedValueRecord
            {
                RecordId = string.Create(CultureInfo.InvariantCulture, $"{import}/more"),
                Column = rows.GetString(1) is { Length: > 0 } column ? column : null,
                Found = string.Create(CultureInfo.InvariantCulture, $"{more:N0} more rows, counted without their place ({rows.GetString(0)})"),
                Rows = more,
            });
        }
    }
}
