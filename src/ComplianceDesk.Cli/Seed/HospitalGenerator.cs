using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>What was written.</summary>
/// <param name="Rows">Rows of each file, by its name.</param>
/// <param name="Planted">Accesses that belong to an incident.</param>
/// <param name="Lookalikes">Legitimate accesses that resemble misuse.</param>
internal sealed record SeedResult(IReadOnlyList<(string File, long Rows)> Rows, long Planted, long Lookalikes);

/// <summary>
/// Writes a believable hospital as the eight core feeds. People, bookings and stays are held in memory; accesses are made and written day by
/// day. Equal options give equal bytes.
/// </summary>
internal static class HospitalGenerator
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    public static SeedResult Write(SeedOptions options, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Out);
        var chance = new Chance((ulong)options.Seed);
        var calendar = new Calendar(options.Until.AddDays(1 - options.Days), Zone);
        var hospital = new Hospital(options.Staff);
        var population = new Population(options, hospital, chance.Fork(1));
        var roster = new Roster(options, hospital, population, calendar, chance.Fork(2));
        var incidents = new IncidentPlan(options, hospital, population, roster, calendar, chance.Fork(3));
        roster.Renew();
        var care = new CarePlan(options, hospital, population, roster, calendar, chance.Fork(4), incidents.Forbids, incidents.Stays);
        var activity = new Activity(options, hospital, population, roster, care, incidents, calendar, chance.Fork(5));
        var feeds = new FeedFiles(options, calendar, chance.Fork(6));
        var rows = new List<(string, long)>
        {
            feeds.Departments(hospital),
            feeds.Workforce(population),
            feeds.Patients(population, hospital),
            feeds.Relations(population),
            feeds.Encounters(care, population),
            feeds.Appointments(care),
        };
        long planted = 0, lookalikes = 0;
        using (var accesses = new AccessFile(options, calendar, chance.Fork(7)))
        {
            using var truth = options.Quiet ? null : new CsvFile(options.Out, "truth.csv", false, "event_id", "kind", "scenario", "incident_id");
            for (var day = 0; day < options.Days; day++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var access in activity.Day(day))
                {
                    var id = accesses.Write(access);
                    if (access.Label is not { } label) continue;
                    if (label.Kind == "incident") planted++;
                    else lookalikes++;
                    truth?.Row(id, label.Kind, label.Scenario, label.Incident);
                }

                progress?.Invoke(day + 1, options.Days);
            }

            rows.Add((options.Gzip ? "accesses.csv.gz" : "accesses.csv", accesses.Rows));
        }

        rows.Add(feeds.CareTeam([.. care.CareTeam, .. incidents.Proxies, .. activity.CareTeam]));
        return new SeedResult(rows, planted, lookalikes);
    }
}

/// <summary>The accesses feed, row by row in the order of time.</summary>
internal sealed class AccessFile(SeedOptions options, Calendar calendar, Chance chance) : IDisposable
{
    private readonly CsvFile file = new(
        options.Out, "accesses.csv", options.Gzip, "event_id", "occurred_at", "user_id", "patient_id", "encounter_id", "action", "object_type", "object_id", "outcome",
        "workstation_id", "source_ip", "source_system", "department_id", "purpose_of_use", "break_glass", "session_id", "reason");

    private static readonly string[] Actions = [.. Enum.GetNames<AccessAction>().Select(n => n.ToLowerInvariant())];
    private static readonly string[] Things = ["", .. Enum.GetNames<Thing>().Skip(1).Select(Kebab)];
    private long number = 400_000_000;

    public long Rows => file.Rows;

    /// <summary>Writes the access and returns its id. Optional fields are left out at rates that know nothing of what the access is.</summary>
    public string Write(Access access)
    {
        var id = (++number).ToString(CultureInfo.InvariantCulture);
        var (staff, by) = (access.By.Staff, access.By);
        var segment = by.SegmentOf(access.At);
        var (workstation, address) = by.Place(segment);
        var clerical = !staff.Department.Clinical && !staff.Department.ServesAll;
        file.Row(
            id,
            calendar.Text(access.At),
            staff.UserId,
            access.Patient?.Mrn,
            access.Encounter is null || chance.Happens(0.2) ? null : access.Encounter.Id,
            Actions[(int)access.Action],
            Things[(int)access.Thing],
            access.Thing is Thing.None or Thing.Chart or Thing.PatientSearch or Thing.FaceSheet || chance.Happens(0.4) ? null : $"{chance.Between(10_000_000, 99_999_999)}",
            access.Outcome == AccessOutcome.Unknown ? null : Outcomes(access.Outcome),
            chance.Happens(0.02) ? null : workstation,
            chance.Happens(0.03) ? null : address,
            System(staff, access.Thing),
            chance.Happens(0.01) ? null : by.At.Id,
            access.Patient is null || chance.Happens(0.7) ? null : staff.Department.Unit switch
            {
                Unit.Billing or Unit.Coding or Unit.Registration => "HPAYMT",
                _ => clerical ? "HOPERAT" : "TREAT",
            },
            access.BreakGlass ? "true" : access.Patient is null ? null : "false",
            access.Outcome == AccessOutcome.Failure && access.Action == AccessAction.Login || chance.Happens(0.01) ? null : by.Session(segment),
            access.Reason);
        return id;
    }

    public void Dispose() => file.Dispose();

    private static string Outcomes(AccessOutcome outcome) => outcome switch { AccessOutcome.Denied => "denied", AccessOutcome.Failure => "failure", _ => "success" };

    private static string System(Staff staff, Thing thing) => (staff.Department.Unit, thing) switch
    {
        (Unit.Laboratory, Thing.LabResult) => "LIS",
        (Unit.Radiology, Thing.Imaging) => "PACS",
        (Unit.Billing, Thing.Claim) => "BILLING",
        _ => "EHR",
    };

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
