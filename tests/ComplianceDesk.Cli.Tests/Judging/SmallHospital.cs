using System.Globalization;
using ComplianceDesk.Cli.Seed;

namespace ComplianceDesk.Cli.Tests.Judging;

/// <summary>
/// A hospital of a few departments in which everything that looks ahead happens often: desks lent to one another, patients prepared for what is booked, offices, consults, protected records, kin,
/// and visits, bookings and places on care teams from weeks before the accesses to months after them.
/// </summary>
internal static class SmallHospital
{
    private static readonly (string Id, string Name, string Kind, bool ServesAll, string[] Roles)[] Departments =
    [
        ("MED", "Medicine", "clinical", false, ["Registered Nurse", "Registered Nurse", "Physician", "Front Desk Receptionist", "Front Desk Receptionist"]),
        ("SUR", "Surgery Clinic", "clinical", false, ["Registered Nurse", "Physician", "Front Desk Receptionist", "Front Desk Receptionist"]),
        ("ORT", "Orthopedic Clinic", "clinical", false, ["Registered Nurse", "Physician", "Front Desk Receptionist"]),
        ("PSY", "Psychiatry", "clinical", false, ["Registered Nurse", "Physician"]),
        ("PAT", "Pre-Admission Testing", "clinical", false, ["Registered Nurse", "Registered Nurse"]),
        ("LAB", "Laboratory", "support", true, ["Technologist", "Technologist"]),
        ("BIL", "Patient Accounts", "office", false, ["Biller", "Biller"]),
        ("HIM", "Health Information Management", "office", false, ["Coder", "Release of Information Clerk"]),
        ("SCH", "Central Scheduling", "office", false, ["Scheduler"]),
        ("QUA", "Quality", "office", false, ["Case Manager", "Quality Analyst"]),
    ];

    private static readonly int Clinical = Departments.Count(d => d.Kind == "clinical");

    /// <summary>Writes its feeds.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="random">What happens.</param>
    /// <param name="patients">Patient records.</param>
    /// <param name="days">Days of accesses, up to the seed's last.</param>
    public static void Write(string folder, Random random, int patients, int days)
    {
        Directory.CreateDirectory(folder);
        var begin = SeedOptions.DefaultUntil.AddDays(1 - days).ToDateTime(default);
        var staff = Departments.SelectMany((d, place) => d.Roles.Select(role => (d.Id, Role: role, Place: place))).Select((u, n) => (User: $"u{n}", u.Id, u.Role, u.Place)).ToArray();
        string[] streets = ["Elm Street", "Oak Avenue", "Lake Road"];
        Write("departments", "department_id,name,facility_id,kind,serves_all", Departments.Select(d => $"{d.Id},{d.Name},MAIN,{d.Kind},{(d.ServesAll ? "true" : "false")}"));
        Write("workforce", "user_id,given_name,family_name,role,department_id,status,manager_user_id,address_line,postal_code,phone",
            staff.Select((u, n) => $"{u.User},Given{n},{(n % 9 == 0 ? "Ackerford" : $"Family{n}")},{u.Role},{u.Id},active,u{n / 3},{n + 1} {streets[n % 3]},62501,217-555-{n:0000}"));
        Write("patients", "patient_id,given_name,family_name,address_line,postal_code,phone,vip,restricted,employee_user_id", Enumerable.Range(0, patients).Select(p =>
            $"p{p},Person{p},{(p % 12 == 0 ? "Ackerford" : $"Surname{p}")},{(p % 7 == 0 ? p % staff.Length : 100 + p) + 1} {streets[p % 7 == 0 ? p % staff.Length % 3 : 0]},62501,217-556-{p:0000},{(p % 11 == 0 ? "true" : "false")},{(p % 5 == 0 ? "part2" : "")},{(p % 17 == 0 ? $"u{p % staff.Length}" : "")}"));
        Write("encounters", "encounter_id,patient_id,class,department_id,attending_user_id,started_at,ended_at,disposition,status", InOrder(days * 4, days + 25, Visit));
        Write("appointments", "appointment_id,patient_id,department_id,practitioner_user_id,starts_at,ends_at", InOrder(days * 5, days + 120, (n, at) =>
        {
            var place = random.Next(Clinical);
            return $"a{n},{Of(place)},{Departments[place].Id},{Practitioner(place)},{Iso(at)},{Iso(at.AddMinutes(30))}";
        }));
        Write("care_team", "patient_id,user_id,relationship,starts_on,ends_on", InOrder(patients, days + 20, (_, from) => $"{Any()},{Someone().User},{(random.Next(2) == 0 ? "attending" : "nurse")},{from:yyyy-MM-dd},{(random.Next(2) == 0 ? "" : $"{from.AddDays(random.Next(30)):yyyy-MM-dd}")}"));
        var log = new List<(DateTime At, string Row)>();
        for (var day = 0; day < days; day++)
        {
            foreach (var user in staff)
            {
                if (random.Next(3) > 0)
                {
                    // Lent for a day, or at home.
                    var place = user.Place < Clinical && random.Next(3) > 0 ? user.Place : random.Next(Clinical);
                    var (named, writes) = (random.Next(3) == 0 ? Departments[place].Id : user.Id, random.Next(3));
                    for (var n = random.Next(1, 7); n > 0; n--)
                    {
                        Open(user.User, random.Next(8) == 0 ? Any() : Of(place), named, day, writes > 0 && random.Next(2) == 0);
                    }
                }
            }
        }

        Write("accesses", "event_id,occurred_at,user_id,patient_id,action,department_id,object_type,break_glass,reason,workstation_id,source_system", log.OrderBy(a => a.At).Select((a, n) => $"{n},{a.Row}"));
        Write("truth", "event_id,kind,id", []);
        HospitalRecords.Write(folder, random, days * 2);

        void Open(string user, string patient, string department, int day, bool writes)
        {
            var at = Time(day);
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                var action = writes && n == 1 ? "create" : random.Next(40) == 0 ? "print" : random.Next(60) == 0 ? "update" : "read";
                var part = random.Next(5) switch { 0 => "demographics", 1 => "note", 2 => "billing", 3 => "order", _ => "result" };
                log.Add((at, $"{Iso(at)},{user},{patient},{action},{department},{part},{(random.Next(50) == 0 ? "true" : "false")},,W-{department}-{random.Next(2)},EHR"));
                at = at.AddMinutes(random.Next(1, 9));
            }
        }

        IEnumerable<string> InOrder(int rows, int until, Func<int, DateTime, string> row) =>
            Enumerable.Range(0, rows).Select(_ => Time(random.Next(-40, until))).Order().ToArray().Select((at, n) => row(n, at));

        string Visit(int n, DateTime at)
        {
            var place = random.Next(Clinical);
            var (kind, hours) = random.Next(6) switch { 0 => ("inpatient", random.Next(20, 150)), 1 => ("emergency", random.Next(1, 6)), _ => ("outpatient", 1) };
            return $"e{n},{Of(place)},{kind},{Departments[place].Id},{Practitioner(place)},{Iso(at)},{Iso(at.AddHours(hours))},home,finished";
        }

        DateTime Time(int day) => begin.AddDays(day).AddMinutes(random.Next(7 * 60, 19 * 60));

        string Any() => $"p{random.Next(patients)}";

        // Each department sees some of the patients more than others.
        string Of(int place) => random.Next(4) == 0 ? Any() : $"p{((random.Next(patients) * Clinical) + place) % patients}";

        (string User, string Id, string Role, int Place) Someone() => staff[random.Next(staff.Length)];

        string Practitioner(int place) => random.Next(4) switch { 0 => Someone().User, 1 => "", _ => staff.First(u => u.Place == place && u.Role is "Physician" or "Registered Nurse").User };

        static string Iso(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss'-05:00'", CultureInfo.InvariantCulture);

        void Write(string feed, string columns, IEnumerable<string> rows) => File.WriteAllLines(Path.Combine(folder, $"{feed}.csv"), rows.Prepend(columns));
    }
}
