using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The record feeds of a benchmark hospital: what care and paperwork leave behind, gathered from the very accesses that made it.</summary>
internal sealed class Records(SeedOptions options, Calendar calendar, Chance chance)
{
    private static readonly Dictionary<string, (string Code, string Display)[]> Diagnoses = new(StringComparer.Ordinal)
    {
        ["ED"] = [("R07.9", "Chest pain, unspecified"), ("S93.401A", "Sprain of right ankle, initial encounter"), ("R10.9", "Unspecified abdominal pain"), ("J06.9", "Acute upper respiratory infection, unspecified")],
        ["5W"] = [("J18.9", "Pneumonia, unspecified organism"), ("I50.9", "Heart failure, unspecified"), ("N39.0", "Urinary tract infection, site not specified")],
        ["5E"] = [("K57.32", "Diverticulitis of large intestine without perforation or abscess without bleeding"), ("A41.9", "Sepsis, unspecified organism"), ("J44.1", "Chronic obstructive pulmonary disease with (acute) exacerbation")],
        ["4W"] = [("K80.20", "Calculus of gallbladder without cholecystitis without obstruction"), ("K35.80", "Unspecified acute appendicitis"), ("S72.001A", "Fracture of unspecified part of neck of right femur, initial encounter")],
        ["ICU"] = [("J96.01", "Acute respiratory failure with hypoxia"), ("I21.4", "Non-ST elevation (NSTEMI) myocardial infarction"), ("R65.21", "Severe sepsis with septic shock")],
        ["LD"] = [("O80", "Encounter for full-term uncomplicated delivery"), ("O34.211", "Maternal care for low transverse scar from previous cesarean delivery")],
        ["PED"] = [("J21.9", "Acute bronchiolitis, unspecified"), ("J45.901", "Unspecified asthma with (acute) exacerbation")],
        ["BHU"] = [("F32.9", "Major depressive disorder, single episode, unspecified"), ("F20.9", "Schizophrenia, unspecified"), ("F31.9", "Bipolar disorder, unspecified")],
        ["FMC"] = [("Z00.00", "Encounter for general adult medical examination without abnormal findings"), ("I10", "Essential (primary) hypertension"), ("E78.5", "Hyperlipidemia, unspecified"), ("E11.9", "Type 2 diabetes mellitus without complications")],
        ["IMC"] = [("I10", "Essential (primary) hypertension"), ("E11.9", "Type 2 diabetes mellitus without complications"), ("E03.9", "Hypothyroidism, unspecified")],
        ["CAR"] = [("I25.10", "Atherosclerotic heart disease of native coronary artery without angina pectoris"), ("I48.91", "Unspecified atrial fibrillation"), ("I50.22", "Chronic systolic (congestive) heart failure")],
        ["ORT"] = [("M17.11", "Unilateral primary osteoarthritis, right knee"), ("M54.50", "Low back pain, unspecified")],
        ["OBG"] = [("Z34.90", "Encounter for supervision of normal pregnancy, unspecified, unspecified trimester"), ("N92.0", "Excessive and frequent menstruation with regular cycle")],
        ["ONC"] = [("C50.911", "Malignant neoplasm of unspecified site of right female breast"), ("C18.9", "Malignant neoplasm of colon, unspecified"), ("Z51.11", "Encounter for antineoplastic chemotherapy")],
        ["RCV"] = [("F11.20", "Opioid dependence, uncomplicated"), ("F10.20", "Alcohol dependence, uncomplicated")],
    };

    /// <summary>The codes written for each visit.</summary>
    public Dictionary<string, List<string>> CodesOf { get; } = new(StringComparer.Ordinal);

    private readonly List<(string Id, Patient Patient, Encounter? Encounter, string Type, Staff Author, long At)> documents = [];
    private readonly Dictionary<string, long> coded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> billed = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Patient, int Day), (Patient Patient, long At, string Reason)> releases = [];

    /// <summary>Notes what an access made or finished; gives the id of what it made, when it made something the feeds name.</summary>
    public string? Take(Access access)
    {
        if (access.Patient is not { } patient || access.Outcome is AccessOutcome.Denied or AccessOutcome.Failure) return null;
        var staff = access.By.Staff;
        switch (access.Action, access.Thing)
        {
            case (AccessAction.Create, Thing.Note or Thing.Order) when staff.Work != Work.Interface:
                documents.Add(($"D{(31_000_000 + documents.Count * 3 + patient.Index % 3).ToString(CultureInfo.InvariantCulture)}", patient, access.Encounter, TypeOf(access), staff, access.At));
                return documents[^1].Id;
            case (AccessAction.Update, Thing.CodingSummary) when access.Encounter is { } visit:
                coded[visit.Id] = access.At;
                return visit.Id;
            case (AccessAction.Update, Thing.Claim) when access.Encounter is { } visit:
                billed[visit.Id] = access.At;
                return visit.Id;
            case (AccessAction.Print or AccessAction.Export, _) when staff.Work == Work.Releaser:
                releases.TryAdd((patient.Index, calendar.DayOf(access.At)), (patient, access.At, access.Reason ?? "Patient request"));
                return null;
            default:
                return null;
        }
    }

    /// <summary>Writes the feeds; the rows of each by file name.</summary>
    public IEnumerable<(string File, long Rows)> Write(CarePlan care, Population population, IReadOnlyList<(long From, long To, Label Label)> silences)
    {
        yield return DiagnosesFile(care);
        yield return DocumentsFile();
        yield return RequestsFile();
        yield return DisclosuresFile();
        var queries = new List<(Encounter Encounter, long At)>();
        yield return BillingFile(care, queries);
        yield return QueriesFile(queries);
        yield return SettingsFile(silences);
        yield return TrainingFile(population);
    }

    private static string TypeOf(Access access) => access.Thing == Thing.Order ? "order"
        : access.Encounter is not { Class: VisitClass.Inpatient } stay || access.By.Staff.Work is not (Work.Physician or Work.Resident) ? "progress-note"
        : access.At < stay.Start + 86_400 ? "h-and-p"
        : access.At > stay.End - 43_200 ? "discharge-summary"
        : "progress-note";

    internal (string, long) DiagnosesFile(CarePlan care)
    {
        using var file = Open("diagnoses.csv", "diagnosis_id", "patient_id", "encounter_id", "code", "system", "display", "sequence", "present_on_admission", "onset", "recorded_at", "recorded_by");
        var number = 52_000_000;
        foreach (var e in care.Encounters)
        {
            var codes = new List<(string Code, string Display)> { chance.Pick(Diagnoses[e.Department.Code]) };
            if (e.Consultant is { } consultant) codes.Add(chance.Pick(Diagnoses[consultant.Department.Code]));
            else if (chance.Happens(0.4)) codes.Add(chance.Pick(Diagnoses["FMC"]));
            foreach (var picked in codes.Distinct())
            {
                var (code, display) = Fitting(picked, e.Patient, calendar.Date(calendar.DayOf(e.Start)));
                (CodesOf.TryGetValue(e.Id, out var written) ? written : CodesOf[e.Id] = []).Add(code);
                var inpatient = e.Class is VisitClass.Inpatient or VisitClass.Observation;
                file.Row($"DX{++number}", e.Patient.Mrn, e.Id, code, "ICD-10-CM", display, (codes.IndexOf(picked) + 1).ToString(CultureInfo.InvariantCulture),
                    inpatient ? chance.Happens(0.9) ? "Y" : "N" : null, null, calendar.Text(Math.Min(e.End, e.Start + chance.Between(600, 20_000))), e.Attending?.UserId);
            }
        }

        return ("diagnoses.csv", file.Rows);
    }

    /// <summary>What a coder would write for this patient: clinics see children, men and the old too.</summary>
    private static (string Code, string Display) Fitting((string Code, string Display) picked, Patient patient, DateOnly on) => picked.Code switch
    {
        "Z00.00" when patient.AgeOn(on) < 16 => ("Z00.129", "Encounter for routine child health examination without abnormal findings"),
        "Z34.90" or "N92.0" when !patient.Female => ("Z71.89", "Other specified counseling"),
        "Z34.90" or "N92.0" when patient.AgeOn(on) is < 14 or > 50 => ("Z01.419", "Encounter for gynecological examination (general) (routine) without abnormal findings"),
        _ => picked,
    };

    private (string, long) DocumentsFile()
    {
        using var file = Open("documents.csv", "document_id", "patient_id", "encounter_id", "type", "author_user_id", "created_at", "due_at", "signed_at", "signed_by", "status");
        var now = calendar.Start(options.Days);
        foreach (var d in documents)
        {
            var signed = d.At + chance.Between(60, d.Type == "order" ? 3600 : 100_000);
            file.Row(d.Id, d.Patient.Mrn, d.Encounter?.Id, d.Type, d.Author.UserId, calendar.Text(d.At), d.Type == "order" ? null : calendar.Text(d.At + 86_400),
                signed < now ? calendar.Text(signed) : null, signed < now ? d.Author.UserId : null, signed < now ? "final" : "preliminary");
        }

        return ("documents.csv", file.Rows);
    }

    private (string, long) RequestsFile()
    {
        using var file = Open("requests.csv", "request_id", "patient_id", "kind", "received_at", "extended_at", "answered_at", "outcome", "recipient");
        var number = 8000;
        foreach (var (patient, at, reason) in releases.Values.OrderBy(r => r.At))
        {
            var own = reason == "Patient request";
            file.Row($"R{++number}", patient.Mrn, own ? "access" : "release-of-information", calendar.Text(at - chance.Between(3600, 12 * 86_400)), null, calendar.Text(at), "sent", own ? "patient" : reason.Replace(" request", "", StringComparison.Ordinal));
        }

        return ("requests.csv", file.Rows);
    }

    private (string, long) DisclosuresFile()
    {
        using var file = Open("disclosures.csv", "disclosure_id", "patient_id", "at", "recipient", "recipient_address", "what", "purpose", "basis");
        var number = 4000;
        foreach (var (patient, at, reason) in releases.Values.Where(r => r.Reason != "Patient request").OrderBy(r => r.At))
        {
            file.Row($"DC{++number}", patient.Mrn, calendar.Text(at), reason.Replace(" request", "", StringComparison.Ordinal), null, "Abstract of the record", reason, "Authorization, 45 CFR 164.508");
        }

        return ("disclosures.csv", file.Rows);
    }

    private (string, long) BillingFile(CarePlan care, List<(Encounter, long)> queries)
    {
        using var file = Open("billing.csv", "encounter_id", "coded_at", "final_billed_at", "charges");
        foreach (var e in care.Encounters)
        {
            if (!coded.TryGetValue(e.Id, out var at) && !billed.ContainsKey(e.Id)) continue;
            var bill = billed.GetValueOrDefault(e.Id);
            if (at > 0 && e.Class == VisitClass.Inpatient && chance.Happens(0.06)) queries.Add((e, at));
            var charges = e.Class == VisitClass.Inpatient ? chance.Between(8000, 60_000) : chance.Between(120, 4000);
            file.Row(e.Id, at > 0 ? calendar.Text(at) : null, bill > 0 ? calendar.Text(bill) : null, $"{charges.ToString(CultureInfo.InvariantCulture)}.00");
        }

        return ("billing.csv", file.Rows);
    }

    private (string, long) QueriesFile(List<(Encounter Encounter, long At)> queries)
    {
        using var file = Open("coding_queries.csv", "query_id", "encounter_id", "sent_at", "answered_at", "agreed");
        var number = 600;
        foreach (var (encounter, at) in queries)
        {
            var answered = at + chance.Between(3600, 5 * 86_400);
            var known = answered < calendar.Start(options.Days);
            file.Row($"Q{++number}", encounter.Id, calendar.Text(at), known ? calendar.Text(answered) : null, known ? chance.Happens(0.85) ? "true" : "false" : null);
        }

        return ("coding_queries.csv", file.Rows);
    }

    private (string, long) SettingsFile(IReadOnlyList<(long From, long To, Label Label)> silences)
    {
        using var file = Open("system_settings.csv", "system", "setting", "value", "observed_at");
        for (var day = 0; day < options.Days; day += 7)
        {
            foreach (var system in (string[])["EHR", "LIS", "PACS", "BILLING"])
            {
                var at = calendar.Text(calendar.Start(day) + 6 * 3600);
                file.Row(system, "audit-enabled", "true", at);
                file.Row(system, "auto-logoff-minutes", "15", at);
                file.Row(system, "encryption-at-rest", "true", at);
                file.Row(system, "encryption-in-transit", "true", at);
                file.Row(system, "mfa", system == "PACS" ? "false" : "true", at);
                file.Row(system, "backup-last-success", calendar.Text(Math.Max(day - 1, 0)), at);
            }
        }

        foreach (var (from, to, _) in silences)
        {
            file.Row("EHR", "audit-enabled", "false", calendar.Text(from));
            file.Row("EHR", "audit-enabled", "true", calendar.Text(to));
        }

        return ("system_settings.csv", file.Rows);
    }

    private (string, long) TrainingFile(Population population)
    {
        using var file = Open("training.csv", "user_id", "course", "completed_on", "due_on");
        foreach (var s in population.Staff.Where(s => s.Work != Work.Interface))
        {
            if (chance.Happens(0.04)) continue;
            var done = options.Until.AddDays(-chance.Between(5, 400));
            file.Row(s.UserId, "HIPAA privacy and security", Text(done), Text(done.AddDays(chance.Between(-20, 60))));
        }

        return ("training.csv", file.Rows);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private CsvFile Open(string name, params string[] header) => new(options.Out, name, false, header);
}
