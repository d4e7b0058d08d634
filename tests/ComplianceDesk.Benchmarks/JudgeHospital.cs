using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Benchmarks;

/// <summary>A hospital of a number of accesses: it has more people with more accesses up to 20,000 users; beyond that its log is longer.</summary>
/// <param name="Accesses">Accesses in its log.</param>
internal sealed record JudgeHospital(int Accesses)
{
    private const int Departments = 60;
    private const int Sites = 12;
    private const int Workstations = 8000;
    private static readonly long Begin = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private int Users => Math.Min(20_000, Accesses / 250);

    private int Patients => Users * 25;

    private int Encounters => (int)(Accesses * 2L / 5);

    private int Days => (int)(90L * Accesses / (Users * 250L));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Accesses:N0} accesses of {Days} days, {Users:N0} users, {Patients:N0} patients, {Encounters:N0} visits");

    /// <summary>Makes it where it has not been made before.</summary>
    public async Task MakeOnceAsync(string directory)
    {
        var made = Path.Combine(directory, "made");
        if (!File.Exists(made))
        {
            Directory.CreateDirectory(directory);
            await MakeAsync(directory);
            await File.WriteAllTextAsync(made, ToString());
        }
    }

    /// <summary>Writes the same hospital into a store and into DuckDB: most accesses follow a visit, three in a hundred are random.</summary>
    private async Task MakeAsync(string directory)
    {
        var (accesses, users, patients, encounters) = (Accesses, Users, Patients, Encounters);
        var random = new Random(17);
        var store = new DeskStore(directory);
        await store.MigrateAsync();
        using var connection = store.OpenConnection();
        using var transaction = connection.BeginTransaction();
        await using var duck = new DuckDBConnection($"Data Source={Path.Combine(directory, "peer.duckdb")}");
        await duck.OpenAsync();
        await using (var create = duck.CreateCommand())
        {
            create.CommandText = """
                CREATE TABLE users(id INT, surname INT, department_id INT, role INT); CREATE TABLE patients(id INT, surname INT, vip BOOLEAN, death_day INT);
                CREATE TABLE encounters(patient_id INT, department_id INT, starts BIGINT, ends BIGINT); CREATE TABLE workstations(id INT, site INT);
                CREATE TABLE accesses(id BIGINT, moment BIGINT, user_id INT, patient_id INT, workstation_id INT);
                """;
            await create.ExecuteNonQueryAsync();
        }

        Fill(connection, duck, "departments", null, "INSERT INTO Departments (Id, DepartmentId, Listed, Name, FacilityId, Kind, ServesAll) VALUES (?1, ?2, 1, ?2, ?3, 'clinical', 0)", Departments, (row, _, i) =>
        {
            row.Bind(1, i);
            row.Bind(2, $"D{i}");
            row.Bind(3, $"F{i % Sites}");
        });
        Fill(connection, duck, "users", "users", "INSERT INTO Workforce (Id, UserId, Listed, GivenName, FamilyName, Role, DepartmentId, Status, HiredOn, AddressLine, PostalCode, Phone) VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, 'active', '2020-01-01', ?7, ?8, ?9)", users, (row, peer, i) =>
        {
            var surname = Surname(random);
            row.Bind(1, i);
            row.Bind(2, $"u{i}");
            row.Bind(3, $"G{i % 300}");
            row.Bind(4, Name(surname));
            row.Bind(5, $"role {i % 8}");
            row.Bind(6, 1 + (i % Departments));
            row.Bind(7, $"{1 + random.Next(3000)} Street {Letters(random.Next(400))}");
            row.Bind(8, $"{60000 + random.Next(60)}");
            row.Bind(9, $"312{random.Next(1_000_000, 9_999_999)}");
            peer!.AppendValue(i).AppendValue(surname).AppendValue(1 + (i % Departments)).AppendValue(i % 8);
        });
        Fill(connection, duck, "patients", "patients", "INSERT INTO Patients (Id, PatientId, Listed, GivenName, FamilyName, AddressLine, PostalCode, Phone, Vip, DeathDate) VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", patients, (row, peer, i) =>
        {
            var surname = Surname(random);
            var dead = random.Next(100) == 0 ? 20513 + random.Next(Days) : 0;
            row.Bind(1, i);
            row.Bind(2, $"{10_000_000L + (i * 7919L % 90_000_000L)}");
            row.Bind(3, $"G{random.Next(300)}");
            row.Bind(4, Name(surname));
            row.Bind(5, $"{1 + random.Next(3000)} Street {Letters(random.Next(400))}");
            row.Bind(6, $"{60000 + random.Next(60)}");
            row.Bind(7, $"773{random.Next(1_000_000, 9_999_999)}");
            row.Bind(8, i % 1000 == 0 ? 1 : 0);
            row.Bind(9, dead == 0 ? null : SiteCalendar.Date(dead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            peer!.AppendValue(i).AppendValue(surname).AppendValue(i % 1000 == 0);
            _ = dead == 0 ? peer.AppendNullValue() : peer.AppendValue(dead);
        });
        var visits = new (int Patient, int Department, long Starts, long Ends)[encounters];
        FillWithoutIndexes(connection, "Encounters", () => Fill(connection, duck, "encounters", "encounters", "INSERT INTO Encounters (Id, EncounterId, PatientId, Class, DepartmentId, StartedAt, EndedAt, Status) VALUES (?1, ?2, ?3, 'inpatient', ?4, ?5, ?6, 'finished')", encounters, (row, peer, i) =>
        {
            var starts = Begin + random.NextInt64(Days * SiteCalendar.Day);
            var visit = visits[i - 1] = (1 + random.Next(patients), 1 + random.Next(Departments), starts, starts + random.NextInt64(5 * SiteCalendar.Day));
            row.Bind(1, i);
            row.Bind(2, $"e{i}");
            row.Bind(3, visit.Patient);
            row.Bind(4, visit.Department);
            row.Bind(5, visit.Starts);
            row.Bind(6, visit.Ends);
            peer!.AppendValue(visit.Patient).AppendValue(visit.Department).AppendValue(visit.Starts).AppendValue(visit.Ends);
        }));
        Fill(connection, duck, "workstations", "workstations", "INSERT INTO Terms (Id, Kind, Text) VALUES (?1, 1, ?2)", Workstations, (row, peer, i) =>
        {
            row.Bind(1, i);
            row.Bind(2, $"WS{i}");
            peer!.AppendValue(i).AppendValue(i % Departments % Sites);
        });
        var made = new (long At, int User, int Patient, int Workstation)[accesses];
        for (var i = 0; i < accesses; i++)
        {
            var visit = visits[random.Next(encounters)];
            var user = random.Next(100) < 97 ? Colleague(random, visit.Department, users) : 1 + random.Next(users);
            var home = user % Departments;
            made[i] = (visit.Starts + random.NextInt64(visit.Ends - visit.Starts + 1), user, visit.Patient, Workstation(random, home));
        }

        Array.Sort(made);
        FillWithoutIndexes(connection, "Accesses", () => Fill(connection, duck, "accesses", "accesses", "INSERT INTO Accesses (Id, At, UserId, PatientId, Action, Outcome, BreakGlass, WorkstationId, EventId, Fingerprint, ContentCheck, ImportId, Line) VALUES (?1, ?2, ?3, ?4, 2, 1, 0, ?5, ?6, ?1, ?1, 1, ?1)", accesses, (row, peer, i) =>
        {
            var access = made[i - 1];
            row.Bind(1, i);
            row.Bind(2, access.At);
            row.Bind(3, access.User);
            row.Bind(4, access.Patient);
            row.Bind(5, access.Workstation);
            row.Bind(6, $"{400_000_000L + i}");
            peer!.AppendValue((long)i).AppendValue(access.At).AppendValue(access.User).AppendValue(access.Patient).AppendValue(access.Workstation);
        }));
        await transaction.CommitAsync();
    }

    /// <summary>Fills a table without its indexes and makes them afterwards, many times faster where rows come in no order of theirs.</summary>
    private static void FillWithoutIndexes(SqliteConnection connection, string table, Action fill)
    {
        var indexes = new List<(string Name, string Sql)>();
        using (var rows = new Statement(connection, $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"))
        {
            while (rows.Step())
            {
                indexes.Add((Encoding.UTF8.GetString(rows.Text(0)), Encoding.UTF8.GetString(rows.Text(1))));
            }
        }

        Run(indexes.Select(i => $"DROP INDEX {i.Name}"));
        fill();
        Run(indexes.Select(i => i.Sql));

        void Run(IEnumerable<string> statements)
        {
            foreach (var sql in statements)
            {
                using var statement = new Statement(connection, sql);
                statement.Run();
            }
        }
    }

    private static void Fill(SqliteConnection connection, DuckDBConnection duck, string what, string? table, string insert, int count, Action<Statement, IDuckDBAppenderRow?, int> row)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"making {count:N0} {what}"));
        using var statement = new Statement(connection, insert);
        using var appender = table is null ? null : duck.CreateAppender(table);
        for (var i = 1; i <= count; i++)
        {
            var peer = appender?.CreateRow();
            row(statement, peer, i);
            peer?.EndRow();
            statement.Run();
        }
    }

    private static int Colleague(Random random, int department, int users)
    {
        var first = department == 1 ? Departments : department - 1;
        return first + (Departments * random.Next((users - first) / Departments + 1)) is var user && user <= users ? user : first;
    }

    private static int Workstation(Random random, int home) => Math.Max(1, home + (Departments * random.Next(Workstations / Departments)));

    // One surname in fifty for the commonest, one in a hundred thousand for the rarest.
    private static int Surname(Random random) => (int)(Math.Pow(random.NextDouble(), 3) * 50_000);

    private static string Name(int surname) => "Sur" + Letters(surname);

    private static string Letters(int number)
    {
        var text = "";
        do
        {
            text += (char)('a' + (number % 26));
            number /= 26;
        }
        while (number > 0);

        return text;
    }
}
