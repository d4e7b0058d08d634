using ComplianceDesk.Core.Access;
using Microsoft.Data.Sqlite;
using static ComplianceDesk.Data.Import.MarkSql;

namespace ComplianceDesk.Data.Import;

/// <summary>
/// Who may be whose own record by name and home alone (see <see cref="EmployeeLinks"/>), and what a row that says so, or no longer does, says of the days to be judged again. Full names stand in tables of
/// the connection's own, so that nobody is looked for among all.
/// </summary>
internal static class Namesakes
{
    private static readonly (string Table, string Names)[] Kinds = [("Workforce", "StaffNames"), ("Patients", "PatientNames")];

    /// <summary>Gathers the names that are known, and adds to whose own record is which what they tell.</summary>
    public static void Prepare(SqliteConnection connection)
    {
        connection.CreateFunction<string?, string?, string?>("full_name", PersonKeys.FullNameOf, isDeterministic: true);
        foreach (var (table, names) in Kinds)
        {
            Execute($"CREATE TEMP TABLE {names}(Id INTEGER PRIMARY KEY, Name TEXT)");
            Execute($"INSERT INTO {names} SELECT Id, full_name(GivenName, FamilyName) FROM {table} WHERE FamilyName IS NOT NULL");
            Execute($"CREATE INDEX temp.IX_{names} ON {names}(Name)");
            foreach (var on in new[] { "INSERT", "UPDATE OF GivenName, FamilyName" })
            {
                Execute($"""
                    CREATE TEMP TRIGGER {names}{on[..6]} AFTER {on} ON {table} WHEN NEW.FamilyName IS NOT NULL
                    BEGIN DELETE FROM {names} WHERE Id = NEW.Id; INSERT INTO {names} VALUES(NEW.Id, full_name(NEW.GivenName, NEW.FamilyName)); END
                    """);
            }
        }

        Execute($"""
            INSERT OR IGNORE INTO OwnRecords SELECT p.Id, u.Id FROM StaffNames s JOIN PatientNames n ON n.Name = s.Name JOIN Workforce u ON u.Id = s.Id JOIN Patients p ON p.Id = n.Id WHERE {PeopleMarks.LivesAt("u", "p")}
            """);

        void Execute(string sql)
        {
            using var statement = new Statement(connection, sql);
            statement.Run();
        }
    }

    /// <summary>What a person's row marks where people and records of one name and home are on record: all days from the first on which one of them did anything that nothing explains, or one of the records was opened so, by its owner, or for a reason that holds for nobody close.</summary>
    public static IEnumerable<(string Name, string On, string When, string Days)> Triggers()
    {
        foreach (var (table, names) in Kinds)
        {
            var said = Differ("Listed", "GivenName", "FamilyName", "AddressLine", "City", "PostalCode", "Phone", table == "Patients" ? "EmployeeUserId" : "OwnPatientId");
            yield return ($"Mark{names}", $"INSERT ON {table}", "NEW.FamilyName IS NOT NULL", Days(table, "NEW"));
            yield return ($"Mark{names}Change", $"UPDATE ON {table}", $"NEW.FamilyName IS NOT NULL AND ({said})", Days(table, "NEW", "OLD"));
        }
    }

    private static string Days(string table, params string[] rows)
    {
        var names = string.Join(", ", rows.Select(row => $"full_name({row}.GivenName, {row}.FamilyName)"));
        string Of(string kind) => $"SELECT o.Id FROM {Kinds.First(k => k.Table == kind).Names} n JOIN {kind} o ON o.Id = n.Id WHERE n.Name IN ({names}) AND {PeopleMarks.LivesAt("o", rows)}{(kind == table ? " UNION SELECT NEW.Id" : "")}";
        var (users, patients) = (Of("Workforce"), Of("Patients"));
        return $"SELECT Day FROM ({PeopleMarks.Unexplained(patients, users)} UNION ALL {PeopleMarks.Own(users, patients)}{PeopleMarks.Close($"s.PatientId IN ({patients})")}) WHERE EXISTS ({Of(table == "Patients" ? "Workforce" : "Patients")})";
    }
}
