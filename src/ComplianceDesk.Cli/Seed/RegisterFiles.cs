using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The feeds beside the accesses, with the gaps and slips that registers of people really have.</summary>
internal sealed class RegisterFiles(SeedOptions options, Calendar calendar, IdBook ids, Chance chance)
{
    public (string, long) Departments(Hospital hospital)
    {
        using var file = Open("departments.csv", "department_id", "name", "facility_id", "kind", "serves_all");
        var given = options.Convention.KindsGiven;
        foreach (var d in hospital.Departments) file.Row(d.Id, d.Name, d.Facility, given ? d.Kind : null, given ? d.ServesAll ? "true" : "false" : null);
        return ("departments.csv", file.Rows);
    }

    public (string, long) Workforce(Population population)
    {
        using var file = Open("workforce.csv", "user_id", "given_name", "family_name", "role", "department_id", "status", "hired_on", "terminated_on", "own_patient_id",
            "manager_user_id", "address_line", "city", "postal_code", "phone", "mfa", "approved_by", "trained_on");
        foreach (var s in population.Staff.OrderBy(s => s.UserId, StringComparer.Ordinal))
        {
            var person = s.Person;
            // Personnel keeps its own register of homes: other abbreviations, some long out of date, some missing.
            var address = s.Work == Work.Interface || chance.Happens(0.02) ? null : chance.Happens(0.35) ? person.Home.OtherHand : person.Home.Line;
            file.Row(
                s.UserId, s.Work == Work.Interface ? null : person.Given, person.Family, Words.Role(s.Role, options.Convention.Roles), s.Department.Id,
                s.LeftDay < options.Days - 1 ? "terminated" : s.OnLeave ? "leave" : "active",
                Text(s.Hired), s.LeftDay < options.Days - 1 ? calendar.Text(s.LeftDay.Value) : null,
                s.OwnPatient >= 0 && !chance.Happens(1 - options.Convention.OwnRecordShare) ? population.Patients[s.OwnPatient].Mrn : null,
                s.Manager?.UserId, address, address is null ? null : person.Home.City, address is null ? null : person.Home.PostalCode, person.Phone,
                chance.Happens(0.92) ? "true" : "false", chance.Happens(0.96) ? s.Manager?.UserId : null,
                chance.Happens(0.95) ? Text(options.Until.AddDays(-chance.Between(5, 400))) : null);
        }

        return ("workforce.csv", file.Rows);
    }

    public (string, long) Patients(Population population, Hospital hospital)
    {
        using var file = Open("patients.csv", "patient_id", "given_name", "middle_name", "family_name", "suffix", "birth_date", "sex", "race", "ethnicity", "language", "ssn",
            "address_line", "city", "state", "postal_code", "phone", "email", "death_date", "vip", "restricted", "employee_user_id", "registered_at", "registered_by", "birth_sex");
        var registrars = hospital.Departments.Where(d => d.Unit == Unit.Registration).SelectMany(d => d.Staff).ToArray();
        foreach (var p in population.ByNumber)
        {
            var (given, family) = chance.Next(2500) switch
            {
                0 => ("BABY " + (p.Female ? "GIRL" : "BOY"), p.Family),
                1 => ("TEST", "PATIENT"),
                2 => (p.Given, p.Family + "2"),
                3 => (null, p.Family),
                _ => ((string?)p.Given, p.Family),
            };
            var birth = chance.Next(3000) switch { 0 => "1900-01-01", 1 => null, 2 => Text(options.Until.AddDays(200)), _ => Text(p.Birth) };
            var (race, ethnicity, language) = Demographics(p);
            var phone = chance.Next(1000) switch { < 28 => null, < 31 => "000-000-0000", < 36 => p.Phone[4..], _ => p.Phone };
            var postal = chance.Next(1000) switch { < 8 => null, < 11 => "00000", < 14 => p.Home.PostalCode[1..], < 120 => $"{p.Home.PostalCode}-{chance.Next(10_000):0000}", _ => p.Home.PostalCode };
            file.Row(
                p.Mrn, given, p.Middle, family, !p.Female && chance.Happens(0.02) ? chance.Pick(["Jr", "Sr", "III"]) : null, birth,
                chance.Happens(0.004) ? "unknown" : p.Female ? "female" : "male", race, ethnicity, language, p.Ssn,
                chance.Happens(0.012) ? null : chance.Happens(0.1) ? p.Home.OtherHand : p.Home.Line, p.Home.City, chance.Happens(0.001) ? "XX" : Town.State, postal, phone,
                p.AgeOn(options.Until) < 14 || chance.Happens(0.35) ? null : Email(p),
                p.DeathDay is { } died ? chance.Happens(0.004) ? Text(p.Birth.AddDays(-30)) : calendar.Text(died) : null,
                p.Vip ? "true" : "false", p.Programme ? "part2" : null,
                p.Employee >= 0 && !chance.Happens(1 - options.Convention.OwnRecordShare) ? population.Staff[p.Employee].UserId : null,
                calendar.Text((long)(p.Registered - DateTime.UnixEpoch).TotalSeconds + 6 * 3600), chance.Pick(registrars).UserId,
                p.Index % 97 == 0 ? null : p.Female ? "F" : "M");
        }

        return ("patients.csv", file.Rows);
    }

    public (string, long) Relations(Population population)
    {
        using var file = Open("relations.csv", "patient_id", "kind", "given_name", "family_name", "phone", "address_line", "postal_code");
        foreach (var r in population.Relations.OrderBy(r => r.Patient.Mrn, StringComparer.Ordinal))
        {
            var address = !chance.Happens(0.4);
            file.Row(r.Patient.Mrn, r.Kind, r.Named.Given, r.Named.Family, chance.Happens(0.9) ? r.Named.Phone : null,
                address ? r.Named.Home.Line : null, address ? r.Named.Home.PostalCode : null);
        }

        return ("relations.csv", file.Rows);
    }

    public (string, long) Encounters(CarePlan care, Population population)
    {
        using var file = Open("encounters.csv", "encounter_id", "patient_id", "class", "department_id", "attending_user_id", "started_at", "ended_at", "disposition", "status", "facility_id");
        var now = calendar.Start(options.Days);
        foreach (var e in care.Encounters)
        {
            var finished = e.End < now;
            var end = finished ? calendar.Text(chance.Happens(0.0006) ? e.Start - 3600 : e.End) : null;
            // A merge of two records that one system never heard of.
            var patient = chance.Happens(0.0002) ? ids.Patient($"{population.LastNumber + chance.Between(100, 900):00000000}") : e.Patient.Mrn;
            file.Row(
                e.Id, patient, e.Class.ToString().ToLowerInvariant(), chance.Happens(0.0015) ? "OLD-" + e.Department.Id : e.Department.Id,
                chance.Happens(0.008) ? null : e.Attending?.UserId, calendar.Text(e.Start), finished && chance.Happens(0.0015) ? null : end,
                !finished || e.Disposition.Length == 0 || chance.Happens(0.01) ? null : e.Disposition, finished ? "finished" : "in-progress", e.Department.Facility);
        }

        return ("encounters.csv", file.Rows);
    }

    public (string, long) Appointments(CarePlan care)
    {
        using var file = Open("appointments.csv", "appointment_id", "patient_id", "department_id", "practitioner_user_id", "starts_at", "ends_at");
        foreach (var a in care.Appointments) file.Row(a.Id, a.Patient.Mrn, a.Department.Id, a.Practitioner.UserId, calendar.Text(a.Start), calendar.Text(a.End));
        return ("appointments.csv", file.Rows);
    }

    public (string, long) CareTeam(List<CareTeamMember> members)
    {
        using var file = Open("care_team.csv", "patient_id", "user_id", "relationship", "starts_on", "ends_on");
        var share = options.Convention.CareTeamShare;
        foreach (var m in members.OrderBy(m => m.Patient.Mrn, StringComparer.Ordinal).ThenBy(m => m.From ?? int.MinValue).ThenBy(m => m.Staff.UserId, StringComparer.Ordinal))
        {
            if (share < 1 && m.Relationship != IncidentPlan.Proxy && !chance.Happens(share)) continue;
            file.Row(m.Patient.Mrn, m.Staff.UserId, m.Relationship, m.From is { } from ? calendar.Text(from) : null, m.To is { } to ? calendar.Text(to) : null);
        }

        return ("care_team.csv", file.Rows);
    }

    private CsvFile Open(string name, params string[] header) => new(options.Out, name, false, header);

    private (string? Race, string? Ethnicity, string? Language) Demographics(Person person)
    {
        var (race, ethnicity, language) = person.Origin switch
        {
            Origin.AfricanAmerican or Origin.WestAfrican => ("Black or African American", "Not Hispanic or Latino", "en"),
            Origin.Hispanic => (chance.Happens(0.7) ? "White" : "Other Race", "Hispanic or Latino", chance.Happens(0.45) ? "es" : "en"),
            Origin.Chinese => ("Asian", "Not Hispanic or Latino", chance.Happens(0.3) ? "zh" : "en"),
            Origin.Vietnamese => ("Asian", "Not Hispanic or Latino", chance.Happens(0.4) ? "vi" : "en"),
            Origin.Indian => ("Asian", "Not Hispanic or Latino", chance.Happens(0.2) ? "hi" : "en"),
            Origin.Arabic => ("White", "Not Hispanic or Latino", chance.Happens(0.4) ? "ar" : "en"),
            Origin.Slavic => ("White", "Not Hispanic or Latino", chance.Happens(0.15) ? "pl" : "en"),
            _ => ("White", "Not Hispanic or Latino", "en"),
        };
        return (chance.Next(100) switch { 0 => null, 1 => "Declined", 2 => "Unknown", _ => race },
            chance.Next(100) switch { 0 => null, 1 or 2 => "Declined", _ => ethnicity },
            chance.Next(200) switch { < 3 => null, 3 => "Unknown", _ => language });
    }

    private string Email(Person person)
    {
        var name = string.Concat($"{person.Given}.{person.Family}".Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => char.IsAsciiLetter(c) || c is '.')).ToLowerInvariant();
        return $"{name}{chance.Next(1000)}@{chance.Pick(["example.com", "example.org", "example.net"])}";
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
