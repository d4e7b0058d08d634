using System.Globalization;
using ComplianceDesk.Core.Quality;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Rows of the workforce and departments feeds.</summary>
internal sealed class HouseFigures : IFigures
{
    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        foreach (var (_, person) in People(connection).Where(row => row.Record.Listed))
        {
            run.Test(person);
        }

        foreach (var (_, department) in Departments(connection).Where(row => row.Record.Listed))
        {
            run.Test(department);
        }
    }

    /// <summary>Everybody the store names, by row id.</summary>
    public static IEnumerable<(int Id, WorkforceRecord Record)> People(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT Id, UserId, Listed, GivenName, FamilyName, Role, Status, HiredOn, TerminatedOn, Npi,
                   CASE WHEN Listed THEN NULL
                        WHEN EXISTS (SELECT 1 FROM Patients p WHERE p.PatientId = UserId AND p.Listed) THEN 'a patient'
                        WHEN EXISTS (SELECT 1 FROM Departments d WHERE d.DepartmentId = UserId AND d.Listed) THEN 'a department' END
            FROM Workforce ORDER BY Id
            """;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return (rows.GetInt32(0), new WorkforceRecord
            {
                RecordId = rows.GetString(1),
                Listed = rows.GetBoolean(2),
                GivenName = Text(rows, 3),
                FamilyName = Text(rows, 4),
                Role = Text(rows, 5),
                Status = Text(rows, 6),
                HiredOn = Date(rows, 7),
                TerminatedOn = Date(rows, 8),
                Npi = Text(rows, 9),
                NamesOther = Text(rows, 10),
            });
        }
    }

    /// <summary>Every department the store names, by row id.</summary>
    public static IEnumerable<(int Id, DepartmentRecord Record)> Departments(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id, DepartmentId, Listed, Name, FacilityId, Kind FROM Departments ORDER BY Id";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return (rows.GetInt32(0), new DepartmentRecord
            {
                RecordId = rows.GetString(1), Listed = rows.GetBoolean(2), Name = Text(rows, 3), FacilityId = Text(rows, 4), Kind = Text(rows, 5),
            });
        }
    }

    private static string? Text(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static DateOnly? Date(SqliteDataReader rows, int column) =>
        rows.IsDBNull(column) ? null : DateOnly.ParseExact(rows.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
