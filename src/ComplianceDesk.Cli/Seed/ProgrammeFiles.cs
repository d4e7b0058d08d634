using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The registers that a compliance office keeps: disclosures, incidents, vendors, settings of systems, training, signed statements; each with its slips.</summary>
internal sealed class ProgrammeFiles(SeedOptions options, Calendar calendar, Chance chance)
{
    private const string Privacy = "hipaa-privacy-annual", Security = "security-awareness";

    private static readonly (string To, string? Address, string What, string Purpose, string Basis)[] Disclosures =
    [
        ("State health department", "120 Capitol Ave, Springfield", "Laboratory report of a notifiable disease", "Public health reporting", "45 CFR 164.512(b)"),
        ("State cancer registry", "9 Registry Way, Springfield", "Registry abstract", "Public health reporting", "45 CFR 164.512(b)"),
        ("County medical examiner", "4 Court St, Riverbend", "Record of the last stay", "Death investigation", "45 CFR 164.512(g)"),
        ("Workers' compensation board", null, "Visit notes of the injury", "Claim", "45 CFR 164.512(l)"),
        ("Circuit Court", "1 Court St, Riverbend", "Records named in the order", "Court order", "45 CFR 164.512(e)"),
        ("County sheriff", "6 Court St, Riverbend", "Blood alcohol result", "Warrant", "45 CFR 164.512(f)"),
        ("Organ procurement organization", null, "Record of the last stay", "Donation", "45 CFR 164.512(h)"),
        ("Northside Health Plan", null, "Claim with attachments", "Payment", "45 CFR 164.506"),
        ("Life insurer", null, "Summary of the record", "Application of the patient", "45 CFR 164.508"),
        ("The patient", null, "Copy of the record", "Request for access", "45 CFR 164.502(a)(1)(i)"),
        ("State university", null, "Limited data set", "Research", "45 CFR 164.514(e)"),
        ("County jail", "8 Court St, Riverbend", "Medication list", "Custody", "45 CFR 164.512(k)(5)"),
    ];

    private static readonly string[] Vendors =
    [
        "Northside Transcription", "Clearpath Billing", "Riverbend Cloud Backup", "Medline Couriers", "Harbor Shredding", "Atlas Imaging Archive", "Summit Collections", "Prairie Interpreters", "Beacon Analytics",
        "Oak Street Catering", "Lakeside Laundry", "Keystone Release of Information",
    ];

    private static readonly (string Requirement, string Statement, int DaysAgo, int? Valid)[] Statements =
    [
        ("sec-308-a-2", "The security official is named in the organization chart of 2026.", 60, 365),
        ("sec-308-a-1-ii-b", "The risk management plan of 2026 is in force and was reviewed by the board.", 120, 365),
        ("sec-308-a-7-ii-b", "The disaster recovery plan was tested on a restored copy.", 210, 365),
        ("sec-310-a-1", "Doors to the data center and to record storage are controlled by badges.", 90, 365),
        ("sec-310-d-1", "Media are wiped or shredded before they leave; the log is kept by facilities.", 400, 365),
        ("priv-530-a", "The privacy official and the contact for complaints are named in the notice.", 45, null),
        ("priv-520-a", "The notice of privacy practices of February 2026 is posted and given at registration.", 200, 365),
        ("sec-308-a-3-ii-b", "Clearance is checked by personnel before an account is made.", 30, 365),
    ];

    /// <summary>Writes the files; the rows of each, by its name.</summary>
    public IEnumerable<(string, long)> Write(Population population) =>
    [
        Disclosed(population), Incidents(), Vendored(), Settings(), Trained(population), Attested(),
    ];

    private (string, long) Disclosed(Population population)
    {
        using var file = Open("disclosures.csv", "disclosure_id", "patient_id", "at", "recipient", "recipient_address", "what", "purpose", "basis");
        var entries = Enumerable.Range(0, options.Patients / 10)
            .Select(_ => (Day: -chance.Between(0, 6 * 365 + 200), Patient: chance.Pick(population.ByNumber), Kind: chance.Pick(Disclosures), Repeats: chance.Happens(0.08) ? chance.Between(2, 5) : 1))
            .SelectMany(e => Enumerable.Range(0, e.Repeats).Select(i => (Day: Math.Min(0, e.Day + i * 30), e.Patient, e.Kind)))
            .OrderBy(e => e.Day).ThenBy(e => e.Patient.Mrn, StringComparer.Ordinal).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var (day, patient, kind) = entries[i];
            var suspended = kind.To == "County sheriff" && chance.Happens(0.3) ? $"; suspended until {Text(options.Until.AddDays(90))}" : "";
            file.Row(
                $"X{i + 1:00000}", patient.Mrn, calendar.Text(calendar.Start(options.Days - 1 + day) + 3600 * chance.Between(8, 17)), kind.To, chance.Happens(0.05) ? null : kind.Address, kind.What,
                chance.Happens(0.01) ? "not given" : kind.Purpose, kind.Basis + suspended);
        }

        return ("disclosures.csv", file.Rows);
    }

    private (string, long) Incidents()
    {
        using var file = Open("incidents.csv", "incident_id", "discovered_on", "confirmed_on", "patient_count", "state_counts", "kind", "unsecured_phi", "assessment_done_on", "low_probability",
            "individuals_notified_on", "hhs_notified_on", "media_notified_on", "law_enforcement_hold_until", "sanction", "mitigation", "closed_on");
        Incident("I-2026-01", 285, 1, 1, "IL:1", "Fax sent to a wrong number", true, 6, true, null, null, null, null, "coaching", "Recipient destroyed the page and confirmed in writing", 12);
        Incident("I-2026-02", 262, 2, 3, "IL:3", "Statements mailed to former addresses", true, 9, false, 41, 44, null, null, "none: no fault of a person", "Addresses corrected", 60);
        Incident("I-2026-03", 231, 3, 642, "IL:598;WI:44", "Laptop stolen from a car, not encrypted", true, 8, false, 52, 52, 55, null, "written warning", "Remote wipe the same day; encryption of all laptops checked", 120);
        Incident("I-2026-04", 190, 1, 1, "IL:1", "Record of a neighbor opened without a work reason", true, 5, false, 71, 75, null, null, "suspension of three days", "Apology; access reviewed for two years back", 95);
        Incident("I-2026-05", 158, 0, 12, "IL:12", "Schedule left in a public corridor", true, 10, true, null, null, null, null, "coaching", "Sheet recovered within the hour", 20);
        Incident("I-2026-06", 131, 4, 87, "IL:85;IA:2", "Portal showed messages to the wrong account", true, 12, false, 86, null, null, 88, "none: vendor's defect", "Portal closed and mended; vendor reviewed", null);
        Incident("I-2026-07", 84, 1, 1, null, "Encrypted backup drive lost by a courier", false, 7, null, null, null, null, null, "none: vendor's employee", "Key replaced", 30);
        Incident("I-2026-08", 70, 2, 4, "IL:4", "Discharge papers handed to another patient", true, null, null, null, null, null, null, null, null, null);
        Incident("I-2026-09", 22, 3, 2, "IL:2", "Result sent to a physician who no longer treats the patient", true, null, null, null, null, null, null, null, "Recipient asked to destroy it", null);
        return ("incidents.csv", file.Rows);

        void Incident(string id, int ago, int confirmed, int patients, string? states, string kind, bool unsecured, int? assessed, bool? low, int? individuals, int? hhs, int? media, int? hold, string? sanction, string? mitigation, int? closed)
        {
            string? Day(int? after) => after is { } days ? Text(options.Until.AddDays(days - ago)) : null;
            file.Row(id, Day(0), Day(confirmed), patients.ToString(CultureInfo.InvariantCulture), states, kind, unsecured ? "true" : "false", Day(assessed), low switch { true => "true", false => "false", null => null },
                Day(individuals), Day(hhs), Day(media), Day(hold), sanction, mitigation, Day(closed));
        }
    }

    private (string, long) Vendored()
    {
        using var file = Open("vendors.csv", "vendor_id", "name", "phi_shared", "baa_signed_on", "baa_expires_on", "last_assessed_on");
        for (var i = 0; i < Vendors.Length; i++)
        {
            var phi = i is < 9 or 11;
            file.Row(
                $"V{i + 1:000}", Vendors[i], i == 8 ? null : phi ? "true" : "false", phi && i != 6 ? Text(options.Until.AddDays(-300 - 90 * i)) : null, phi && i != 6 ? Text(options.Until.AddDays(i == 3 ? -20 : 200 + 30 * i)) : null,
                phi ? Text(options.Until.AddDays(-40 - 45 * i)) : null);
        }

        return ("vendors.csv", file.Rows);
    }

    private (string, long) Settings()
    {
        using var file = Open("system_settings.csv", "system", "setting", "value", "observed_at");
        foreach (var (system, setting, value) in new (string, string, string?)[]
        {
            ("EHR", "audit-enabled", "true"), ("EHR", "auto-logoff-minutes", "15"), ("EHR", "encryption-at-rest", "enabled"), ("EHR", "encryption-in-transit", "enabled"), ("EHR", "malware-protection", "enabled"), ("EHR", "backup-last-success", null),
            ("PACS", "audit-enabled", "true"), ("PACS", "auto-logoff-minutes", "45"), ("PACS", "encryption-at-rest", "disabled"), ("PACS", "encryption-in-transit", "enabled"), ("PACS", "malware-protection", "enabled"), ("PACS", "backup-last-success", null),
        })
        {
            for (var day = 0; day < options.Days; day += 7) file.Row(system, setting, value ?? calendar.Text(day), calendar.Text(calendar.Start(day) + 5 * 3600));
        }

        return ("system_settings.csv", file.Rows);
    }

    private (string, long) Trained(Population population)
    {
        using var file = Open("training.csv", "user_id", "course", "completed_on", "due_on");
        foreach (var s in population.Staff.Where(s => s.Work != Work.Interface).OrderBy(s => s.UserId, StringComparer.Ordinal))
        {
            foreach (var course in new[] { Privacy, Security })
            {
                if (chance.Happens(0.03)) continue;
                var done = options.Until.AddDays(-(chance.Happens(0.04) ? chance.Between(370, 430) : chance.Between(5, 350)));
                file.Row(s.UserId, course, Text(done < s.Hired ? s.Hired.AddDays(10) : done), Text(done.AddDays(365)));
            }
        }

        return ("training.csv", file.Rows);
    }

    private (string, long) Attested()
    {
        using var file = Open("attestations.csv", "requirement_id", "statement", "signed_by", "signed_at", "valid_until", "document");
        foreach (var (requirement, statement, ago, valid) in Statements)
        {
            file.Row(
                requirement, statement, requirement.StartsWith("sec", StringComparison.Ordinal) ? "security-officer" : "privacy-officer", calendar.Text(calendar.Start(options.Days - 1 - ago) + 9 * 3600),
                valid is { } days ? Text(options.Until.AddDays(days - ago)) : null, $"{requirement}.pdf");
        }

        return ("attestations.csv", file.Rows);
    }

    private CsvFile Open(string name, params string[] header) => new(options.Out, name, false, header);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
