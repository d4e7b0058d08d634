using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Record numbers and social security numbers that several patients bear, and imports that changed who a patient is.</summary>
internal sealed class IdentifierFigures : IFigures
{
    // In the order of the columns.
    private static readonly string[] IdentityTraits = ["name", "birth_date", "sex"];

    private const string PlainNumber = "ltrim(upper(replace(replace(replace(PatientId, '-', ''), ' ', ''), '.', '')), '0')";
    private const string PlainSsn = "replace(replace(trim(Ssn), '-', ''), ' ', '')";

    /// <summary>Nine digits that can have been issued and are no placeholder.</summary>
    private const string PossibleSsn = """
        length(s) = 9 AND s NOT GLOB '*[^0-9]*' AND substr(s, 1, 3) NOT IN ('000', '666') AND substr(s, 1, 1) <> '9' AND substr(s, 4, 2) <> '00'
        AND substr(s, 6) <> '0000' AND s <> '123456789' AND ltrim(s, substr(s, 1, 1)) <> ''
        """;

    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        Shared(connection, run, "patient_id", $"SELECT {PlainNumber} AS s, Id, PatientId FROM Patients WHERE Listed", "s <> ''", []);

        // Records that are paired anyway are booked as possible duplicates.
        Shared(connection, run, "ssn", $"SELECT {PlainSsn} AS s, Id, PatientId FROM Patients WHERE Listed AND Ssn IS NOT NULL", PossibleSsn, Paired(connection));
        Changes(connection, run);
    }

    private static void Shared(SqliteConnection connection, CheckRun run, string column, string numbers, string where, HashSet<int> paired)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT s, Id, PatientId FROM (SELECT s, Id, PatientId, count(*) OVER (PARTITION BY s) AS bearers FROM ({numbers}) WHERE {where}) WHERE bearers > 1 ORDER BY s, Id
            """;
        var all = 0L;
        using (var rows = command.ExecuteReader())
        {
            var (number, names, unpaired) = ("", new List<string>(), 0);
            while (rows.Read())
            {
                if (rows.GetString(0) != number)
                {
                    Test();
                    (number, unpaired) = (rows.GetString(0), 0);
                    names.Clear();
                }

                all++;
                names.Add(rows.GetString(2));
                unpaired += paired.Contains(rows.GetInt32(1)) ? 0 : 1;
            }

            Test();

            void Test()
            {
                if (names.Count > 0)
                {
                    run.Test(new IdentifierRecord { RecordId = names[0], Column = column, AlsoOn = unpaired == 0 ? null : string.Join(", ", names.Skip(1)) });
                }
            }
        }

        command.CommandText = $"SELECT count(*) FROM ({numbers}) WHERE {where}";
        if ((long)command.ExecuteScalar()! - all is > 0 and var alone)
        {
            run.Test(new IdentifierRecord { RecordId = "", Column = column, Numbers = alone });
        }
    }

    private static HashSet<int> Paired(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT PatientAId, PatientBId FROM DuplicatePairs WHERE RunId = (SELECT max(Id) FROM DuplicateRuns) AND Decision <> {(int)DuplicateDecision.TwoPeople}";
        using var rows = command.ExecuteReader();
        var paired = new HashSet<int>();
        while (rows.Read())
        {
            paired.Add(rows.GetInt32(0));
            paired.Add(rows.GetInt32(1));
        }

        return paired;
    }

    private static void Changes(SqliteConnection connection, CheckRun run)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT p.PatientId, max(c.Name), max(c.BirthDate), max(c.Sex) FROM IdentityChanges c JOIN Patients p ON p.Id = c.PatientId WHERE p.Listed GROUP BY p.Id ORDER BY p.Id";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            string[] traits = [.. IdentityTraits.Where((_, i) => rows.GetBoolean(i + 1))];
            run.Test(new IdentityChangeRecord { RecordId = rows.GetString(0), Traits = traits });
        }
    }
}
