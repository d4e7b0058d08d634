using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The accesses feed, row by row in the order of time.</summary>
internal sealed class AccessFile(SeedOptions options, Calendar calendar, IdBook ids, Chance chance) : IDisposable
{
    private readonly CsvFile file = new(
        options.Out, "accesses.csv", options.Gzip, "event_id", "occurred_at", "user_id", "patient_id", "encounter_id", "action", "object_type", "object_id", "outcome",
        "workstation_id", "source_ip", "source_system", "department_id", "purpose_of_use", "break_glass", "session_id", "reason");

    private static readonly string[] Actions = [.. Enum.GetNames<AccessAction>().Select(n => n.ToLowerInvariant())];
    private readonly string[] things = [.. Enum.GetValues<Thing>().Select(t => Words.Object(t, options.Convention.Objects))];
    private long number = 400_000_000;

    public long Rows => file.Rows;

    /// <summary>Writes the access and returns its id. Optional fields are left out at rates that know nothing of what the access is.</summary>
    /// <param name="access">The access.</param>
    /// <param name="made">Id of what it made, when a record feed names it.</param>
    public string Write(Access access, string? made)
    {
        var id = ids.Event(++number);
        var (staff, by, convention) = (access.By.Staff, access.By, options.Convention);
        var segment = by.SegmentOf(access.At);
        var (workstation, address) = by.Place(segment, options.Convention);
        var clerical = !staff.Department.Clinical && !staff.Department.ServesAll;
        file.Row(
            id,
            calendar.Text(access.At, convention.Grain, convention.Grain == TimeGrain.Milliseconds ? chance.Next(1000) : 0),
            staff.UserId,
            access.Patient?.Mrn,
            access.Encounter is null || chance.Happens(1 - convention.EncounterShare) ? null : access.Encounter.Id,
            Actions[(int)access.Action],
            things[(int)access.Thing],
            access.Thing is Thing.None or Thing.Chart or Thing.PatientSearch or Thing.FaceSheet || chance.Happens(0.4) ? null : made ?? $"{chance.Between(10_000_000, 99_999_999)}",
            access.Outcome == AccessOutcome.Unknown ? null : Outcomes(access.Outcome),
            chance.Happens(0.02) ? null : workstation,
            chance.Happens(0.03) ? null : address,
            System(staff, access.Thing),
            chance.Happens(0.01) ? null : convention.Logged switch
            {
                LoggedDepartment.Home => staff.Department.Id,
                LoggedDepartment.None => null,
                _ => by.At.Id,
            },
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

    /// <summary>The system that logs what a person does to such a thing.</summary>
    public static string System(Staff staff, Thing thing) => (staff.Department.Unit, thing) switch
    {
        (Unit.Laboratory, Thing.LabResult) => "LIS",
        (Unit.Radiology, Thing.Imaging) => "PACS",
        (Unit.Billing, Thing.Claim) => "BILLING",
        _ => "EHR",
    };
}
