using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// Loading, explaining and judging everything in a store, against five questions of the same data in DuckDB: same surname; no visit in the user's department
/// within 30 days; patients a day against own and role's mean; VIP or deceased; two sites within ten minutes. Each run is a process of its own, in turns.
/// </summary>
internal static class JudgeBenchmark
{
    private const int Departments = 60;
    private const int Sites = 12;
    private const int Days = 90;
    private static readonly long Begin = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["once", var which, var folder])
        {
            return await OnceAsync(which, folder);
        }

        var accesses = Number(args, "--accesses", 5_000_000);
        var runs = Number(args, "--runs", 3);
        var directory = Directory.CreateTempSubdirectory("compliancedesk-judge-").FullName;
        try
        {
            await MakeAsync(directory, accesses);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{accesses:N0} accesses, {accesses / 250:N0} users, {accesses / 10:N0} patients, {accesses * 2L / 5:N0} encounters"));
            Console.WriteLine("engine      wall s   CPU s   peak MB");
            for (var run = 0; run < runs; run++)
            {
                foreach (var engine in (string[])["judge", "duckdb"])
                {
                    using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["judge", "once", engine, directory]) { UseShellExecute = false })!;
                    await process.WaitForExitAsync();
                }
            }

            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<int> OnceAsync(string engine, string directory)
    {
        // Opening the store and the peer is a process's start-up, paid once a day: it is not counted for either.
        var store = new DeskStore(directory);
        _ = await SiteSettings.LoadAsync(store);
        await using var connection = new DuckDBConnection($"Data Source={Path.Combine(directory, "peer.duckdb")};access_mode=READ_ONLY");
        await connection.OpenAsync();
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var detail = engine == "judge" ? await JudgeAsync(store, clock) : await DuckAsync(connection, clock);
        var wall = clock.Elapsed;
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine,-8}  {wall.TotalSeconds,8:0.00}  {(self.TotalProcessorTime - before).TotalSeconds,6:0.0}  {self.PeakWorkingSet64 >> 20,8}   {detail}"));
        return 0;
    }

    private static async Task<string> JudgeAsync(DeskStore store, Stopwatch clock)
    {
        using var opened = store.OpenConnection();
        var plan = JudgementPlan.Trial(opened, (await SiteSettings.LoadAsync(store)).TimeZone, JudgementPolicy.Default);
        var (sessions, explained, findings, rules) = (0L, 0L, 0, 0);
        var first = TimeSpan.Zero;
        await foreach (var (epoch, accesses, judgement) in JudgementRunner.JudgeAsync(store, new LedgerReader(store, plan), plan, null, CancellationToken.None))
        {
            first = epoch == 0 ? clock.Elapsed : first;
            for (var session = 0; session < accesses.Sessions.Count; session++)
            {
                sessions += accesses.IsJudged(session) ? 1 : 0;
                explained += accesses.IsJudged(session) && accesses.IsExplained(session) ? 1 : 0;
            }

            findings += judgement.Findings.Count;
            rules = Math.Max(rules, judgement.Rules.Count(r => r.NotRun is null));
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"first epoch of {plan.Epochs.Count} {first.TotalSeconds:0.00}; {rules} rules, {100.0 * explained / sessions:0.0} % of {sessions} sessions explained, {findings} findings");
    }

    private static async Task<string> DuckAsync(DuckDBConnection connection, Stopwatch clock)
    {
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            var before = clock.Elapsed;
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            var count = await command.ExecuteScalarAsync();
            answers.Add(string.Create(CultureInfo.InvariantCulture, $"{(clock.Elapsed - before).TotalSeconds:0.00} ({count})"));
        }

        return string.Join(", ", answers);
    }

    private static readonly string[] Questions =
    [
        "SELECT count(*) FROM accesses a JOIN users u ON u.id = a.user_id JOIN patients p ON p.id = a.patient_id WHERE u.surname = p.surname",
        """
        SELECT count(*) FROM accesses a JOIN users u ON u.id = a.user_id
        WHERE NOT EXISTS (SELECT 1 FROM encounters e WHERE e.patient_id = a.patient_id AND e.department_id = u.department_id AND a.moment BETWEEN e.starts - 2592000000 AND e.ends + 2592000000)
        """,
        """
        WITH d AS (SELECT a.user_id, a.moment // 86400000 AS day, count(DISTINCT a.patient_id) AS n FROM accesses a GROUP BY ALL),
        o AS (SELECT d.user_id, d.day, d.n, u.role, avg(d.n) OVER w AS mean FROM d JOIN users u ON u.id = d.user_id WINDOW w AS (PARTITION BY d.user_id ORDER BY d.day RANGE BETWEEN 30 PRECEDING AND 1 PRECEDING)),
        r AS (SELECT u.role, d.day, avg(d.n) AS mean, stddev_pop(d.n) AS sd FROM d JOIN users u ON u.id = d.user_id GROUP BY ALL)
        SELECT count(*) FROM o JOIN r USING (role, day) WHERE o.n > 2 * o.mean AND o.n > r.mean + 3 * r.sd
        """,
        "SELECT count(*) FROM accesses a JOIN patients p ON p.id = a.patient_id WHERE p.vip OR a.moment // 86400000 > p.death_day + 7",
        """
        SELECT count(*) FROM (SELECT a.moment, w.site, lag(a.moment) OVER v AS before, lag(w.site) OVER v AS site_before FROM accesses a JOIN workstations w ON w.id = a.workstation_id
        WINDOW v AS (PARTITION BY a.user_id ORDER BY a.moment, a.id)) WHERE site <> site_before AND moment - before <= 600000
        """,
    ];

    /// <summary>Writes the same hospital into a store and into DuckDB: most accesses follow a visit, three in a hundred are random.</summary>
    private static async Task MakeAsync(string directory, int accesses)
    {
        var (users, patients, encounters) = (accesses / 250, accesses / 10, (int)(accesses * 2L / 5));
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
        Fill(connection, duck, "encounters", "encounters", "INSERT INTO Encounters (Id, EncounterId, PatientId, Class, DepartmentId, StartedAt, EndedAt, Status) VALUES (?1, ?2, ?3, 'inpatient', ?4, ?5, ?6, 'finished')", encounters, (row, peer, i) =>
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
        });
        Fill(connection, duck, "workstations", "workstations", "INSERT INTO Terms (Id, Kind, Text) VALUES (?1, 1, ?2)", 8000, (row, peer, i) =>
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
        Fill(connection, duck, "accesses", "accesses", "INSERT INTO Accesses (Id, At, UserId, PatientId, Action, Outcome, BreakGlass, WorkstationId, EventId, Fingerprint, ContentCheck, ImportId, Line) VALUES (?1, ?2, ?3, ?4, 2, 1, 0, ?5, ?6, ?1, ?1, 1, ?1)", accesses, (row, peer, i) =>
        {
            var access = made[i - 1];
            row.Bind(1, i);
            row.Bind(2, access.At);
            row.Bind(3, access.User);
            row.Bind(4, access.Patient);
            row.Bind(5, access.Workstation);
            row.Bind(6, $"{400_000_000L + i}");
            peer!.AppendValue((long)i).AppendValue(access.At).AppendValue(access.User).AppendValue(access.Patient).AppendValue(access.Workstation);
        });
        await transaction.CommitAsync();
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

    private static int Workstation(Random random, int home) => Math.Max(1, home + (Departments * random.Next(8000 / Departments)));

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

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;
}
