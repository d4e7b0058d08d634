using System.Globalization;
using ComplianceDesk.Data;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Benchmarks;

/// <summary>Patients with a stay each and ten observations each, the observations in no order of the patient, as feeds bring them; in one of fifty rows a value is wrong.</summary>
internal static class QualityPopulation
{
    private static readonly (string Code, string Display, string Unit, double Low, double High)[] Codes =
    [
        ("8867-4", "Heart rate", "/min", 55, 95), ("9279-1", "Respiratory rate", "/min", 12, 20), ("8310-5", "Body temperature", "Cel", 36.1, 37.6),
        ("59408-5", "Oxygen saturation", "%", 94, 99), ("8480-6", "Systolic blood pressure", "mm[Hg]", 105, 150), ("8462-4", "Diastolic blood pressure", "mm[Hg]", 60, 92),
        ("2093-3", "Cholesterol", "mg/dL", 120, 260), ("2345-7", "Glucose", "mg/dL", 70, 160), ("718-7", "Hemoglobin", "g/dL", 11, 17), ("2160-0", "Creatinine", "mg/dL", 0.5, 1.4),
    ];

    private static readonly string[] Given = ["Ana", "Ben", "Cora", "Dan", "Eva", "Finn", "Gwen", "Hugo", "Iris", "Jon", "Kara", "Leo", "Mona", "Nils", "Olga", "Paul"];
    private static readonly string[] Opening = ["Ash", "Birk", "Carl", "Dun", "Elm", "Fair", "Glen", "Hart", "Ing", "Kirk", "Lang", "Mar", "Nor", "Oak", "Pem", "Red"];
    private static readonly string[] Ending = ["berg", "by", "dale", "field", "ford", "ham", "land", "ley", "man", "ridge", "son", "stead", "ton", "wick", "wood", "worth"];
    private static readonly DateTime Epoch = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void Fill(DeskStore store, DuckDBConnection duck, int patients)
    {
        QualitySql.Execute(duck, """
            CREATE TABLE patients(patient_id VARCHAR, given_name VARCHAR, middle_name VARCHAR, family_name VARCHAR, suffix VARCHAR, birth_date DATE, sex VARCHAR, race VARCHAR, ethnicity VARCHAR,
                language VARCHAR, ssn VARCHAR, address_line VARCHAR, city VARCHAR, state VARCHAR, postal_code VARCHAR, phone VARCHAR, email VARCHAR, death_date DATE, registered_at TIMESTAMP);
            CREATE TABLE encounters(encounter_id VARCHAR, patient_id VARCHAR, class VARCHAR, status VARCHAR, disposition VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, department_id VARCHAR, attending_user_id VARCHAR);
            CREATE TABLE observations(observation_id VARCHAR, patient_id VARCHAR, encounter_id VARCHAR, code VARCHAR, system VARCHAR, display VARCHAR, value VARCHAR, unit VARCHAR, taken_at TIMESTAMP, recorded_at TIMESTAMP, absent_reason VARCHAR);
            CREATE TABLE workforce(user_id VARCHAR, status VARCHAR, terminated_on DATE); INSERT INTO workforce VALUES ('U1', 'active', NULL);
            CREATE TABLE departments(department_id VARCHAR); INSERT INTO departments VALUES ('D1');
            """);
        using var connection = store.OpenConnection();
        Run(connection, "DROP INDEX IX_Observations_PatientId; DROP INDEX IX_Observations_ObservationId; PRAGMA synchronous=OFF");
        using (var transaction = connection.BeginTransaction())
        {
            Run(connection, """
                INSERT INTO Workforce(Id, UserId, Listed, GivenName, FamilyName, Status) VALUES (1, 'U1', 1, 'Ida', 'Roth', 'active');
                INSERT INTO Departments(Id, DepartmentId, Listed, ServesAll) VALUES (1, 'D1', 1, 0);
                INSERT INTO Terms(Id, Kind, Text) VALUES (1, 8, 'LOINC'), (2, 8, 'beats/min'), (3, 8, '9999-9');
                """);
            for (var i = 0; i < Codes.Length; i++)
            {
                Run(connection, $"INSERT INTO Terms(Id, Kind, Text) VALUES ({10 + i}, 8, '{Codes[i].Code}'), ({30 + i}, 8, '{Codes[i].Display}')");
                Run(connection, $"INSERT OR IGNORE INTO Terms(Id, Kind, Text) VALUES ({50 + i}, 8, '{Codes[i].Unit}')");
            }

            Patients(connection, duck, patients);
            Observations(connection, duck, patients);
            transaction.Commit();
        }

        Run(connection, "CREATE INDEX IX_Observations_PatientId ON Observations(PatientId)");
        Run(connection, "CREATE UNIQUE INDEX IX_Observations_ObservationId ON Observations(ObservationId)");
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void Patients(SqliteConnection connection, DuckDBConnection duck, int patients)
    {
        var random = new Random(4);
        using var insert = Insert(connection, "Patients", "Id", "PatientId", "Listed", "Vip", "GivenName", "MiddleName", "FamilyName", "Suffix", "BirthDate", "Sex", "Race", "Ethnicity", "Language", "Ssn",
            "AddressLine", "City", "State", "PostalCode", "Phone", "Email", "DeathDate", "RegisteredAt");
        using var visit = Insert(connection, "Encounters", "EncounterId", "PatientId", "Class", "Status", "Disposition", "StartedAt", "EndedAt", "DepartmentId", "AttendingUserId");
        using var duckPatients = duck.CreateAppender("patients");
        using var duckEncounters = duck.CreateAppender("encounters");
        for (var n = 1; n <= patients; n++)
        {
            var wrong = random.Next(50) == 0 ? random.Next(9) : -1;
            var id = n.ToString("0000000", CultureInfo.InvariantCulture);
            var birth = new DateOnly(1940, 1, 1).AddDays(random.Next(20000));
            var death = wrong == 0 ? birth.AddDays(-10) : (DateOnly?)null;
            string? given = wrong == 1 ? null : Given[random.Next(16)], phone = wrong == 2 ? "call" : $"978-{220 + (n % 700)}-{1000 + (n % 9000)}", state = wrong == 3 ? "Massachusetts" : "MA";
            string? race = wrong == 4 ? "declined" : "White", ssn = wrong == 5 ? $"666-{11 + (n / 400 % 80):00}-{1000 + (n / 32000)}" : $"{201 + (n % 400)}-{11 + (n / 400 % 80):00}-{1000 + (n / 32000)}", language = wrong == 6 ? null : "en";
            var family = Opening[random.Next(16)] + Ending[random.Next(16)];
            var registered = new DateTime(2020, 1, 2, 15, 0, 0, DateTimeKind.Utc);
            Row(insert, n, id, 1, 0, given, "none", family, "none", birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), n % 2 == 0 ? "female" : "male", race, "Not Hispanic or Latino", language, ssn,
                $"{n} Elm St", "Salem", state, "01970", phone, $"p{id}@example.org", death?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Milliseconds(registered));
            duckPatients.CreateRow().AppendValue(id).AppendValue(given).AppendValue("none").AppendValue(family).AppendValue("none").AppendValue(birth).AppendValue(n % 2 == 0 ? "female" : "male").AppendValue(race)
                .AppendValue("Not Hispanic or Latino").AppendValue(language).AppendValue(ssn).AppendValue($"{n} Elm St").AppendValue("Salem").AppendValue(state).AppendValue("01970").AppendValue(phone)
                .AppendValue($"p{id}@example.org").AppendValue(death).AppendValue((DateTime?)registered).EndRow();

            var start = Start(n);
            var end = wrong == 7 ? start.AddHours(-2) : start.AddHours(60);
            var disposition = wrong == 8 ? null : "home";
            Row(visit, "E" + id, n, "inpatient", "finished", disposition, Milliseconds(start), Milliseconds(end), 1, 1);
            duckEncounters.CreateRow().AppendValue("E" + id).AppendValue(id).AppendValue("inpatient").AppendValue("finished").AppendValue(disposition).AppendValue((DateTime?)start).AppendValue((DateTime?)end)
                .AppendValue("D1").AppendValue("U1").EndRow();
        }
    }

    private static void Observations(SqliteConnection connection, DuckDBConnection duck, int patients)
    {
        var random = new Random(7);
        using var insert = Insert(connection, "Observations", "ObservationId", "PatientId", "EncounterId", "CodeId", "SystemId", "DisplayId", "Value", "UnitId", "TakenAt", "RecordedAt", "AbsentReasonId");
        using var append = duck.CreateAppender("observations");
        var rows = 10L * patients;
        for (long i = 0; i < rows; i++)
        {
            var n = random.Next(patients) + 1;
            var wrong = random.Next(50) == 0 ? random.Next(5) : -1;
            var kind = random.Next(Codes.Length);
            var (code, display, unit, low, high) = Codes[kind];
            var patient = n.ToString("0000000", CultureInfo.InvariantCulture);
            var id = string.Create(CultureInfo.InvariantCulture, $"{(uint)((i * 2654435761) % 4294967296):x8}{i:x}");
            var taken = Start(n).AddMinutes(random.Next(3_600));
            var value = wrong == 0 ? null : (low + (random.NextDouble() * (high - low))).ToString("0.0", CultureInfo.InvariantCulture);
            var encounter = wrong == 1 ? "EX" + patient : "E" + patient;
            var withUnit = wrong != 2;
            if (wrong == 3) code = "9999-9";
            if (wrong == 4) unit = "beats/min";
            Row(insert, id, n, encounter, wrong == 3 ? 3 : 10 + kind, 1, 30 + kind, value, withUnit ? (wrong == 4 ? 2 : UnitId(kind)) : null, Milliseconds(taken), Milliseconds(taken.AddMinutes(4)), null);
            append.CreateRow().AppendValue(id).AppendValue(patient).AppendValue(encounter).AppendValue(code).AppendValue("LOINC").AppendValue(display).AppendValue(value).AppendValue(withUnit ? unit : null)
                .AppendValue((DateTime?)taken).AppendValue((DateTime?)taken.AddMinutes(4)).AppendNullValue().EndRow();
        }
    }

    /// <summary>When a patient's stay begins.</summary>
    private static DateTime Start(int n) => Epoch.AddMinutes(n * 7919L % 200_000);

    /// <summary>Units that several codes share stand once among the terms.</summary>
    private static int UnitId(int kind) => 50 + Array.FindIndex(Codes, code => code.Unit == Codes[kind].Unit);

    private static long Milliseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    private static SqliteCommand Insert(SqliteConnection connection, string table, params string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "$" + c))})";
        foreach (var column in columns) command.Parameters.Add(new("$" + column, null));
        return command;
    }

    private static void Row(SqliteCommand insert, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
