using System.Text;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Judgement;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>FHIR resources through the real importer: one file feeds several tables, and references meet in any order.</summary>
public sealed class FhirImportTests : ImportTest
{
    private const string Patient = """{"resourceType":"Patient","id":"p1","name":[{"family":"Lee","given":["Ann","May"]}],"birthDate":"1950-02-28","gender":"female","contact":[{"relationship":[{"coding":[{"code":"N"}]}],"name":{"family":"Lee","given":["Bob"]}}]}""";
    private const string Practitioner = """{"resourceType":"Practitioner","id":"u1","active":true,"identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}],"name":[{"family":"Cole","given":["Eve"]}]}""";
    private const string Role = """{"resourceType":"PractitionerRole","id":"r1","practitioner":{"identifier":{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}},"code":[{"text":"Cardiologist"}],"location":[{"reference":"Location/l1"}]}""";
    private const string Location = """{"resourceType":"Location","id":"l1","name":"Cardiology","identifier":[{"system":"urn:sites","value":"CARD"}],"managingOrganization":{"reference":"Organization/o1"}}""";
    private const string Organization = """{"resourceType":"Organization","id":"o1","name":"General","identifier":[{"system":"urn:sites","value":"GEN"}]}""";
    private const string Encounter = """{"resourceType":"Encounter","id":"e1","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/p1"},"participant":[{"type":[{"coding":[{"code":"ATND"}]}],"individual":{"reference":"PractitionerRole/r1"}}],"period":{"start":"2026-03-01T08:00:00Z","end":"2026-03-03T09:00:00Z"},"location":[{"location":{"reference":"Location?identifier=urn:sites|CARD"}}],"serviceProvider":{"reference":"Organization?identifier=urn%3Asites%7CGEN"}}""";
    private const string Condition = """{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},"code":{"coding":[{"system":"http://snomed.info/sct","code":"57054005"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I21.4","display":"NSTEMI"}]},"recordedDate":"2026-03-01","recorder":{"reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893"}}""";
    private const string Observation = """{"resourceType":"Observation","id":"b1","status":"final","subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},"code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"effectiveDateTime":"2026-03-01T08:05:00Z","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":120.50,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"dataAbsentReason":{"coding":[{"code":"unknown"}]}}]}""";
    private const string Document = """{"resourceType":"DocumentReference","id":"d1","status":"current","docStatus":"final","type":{"coding":[{"system":"http://loinc.org","code":"18842-5"}]},"subject":{"reference":"Patient/p1"},"author":[{"reference":"PractitionerRole/r1"}],"date":"2026-03-03T10:00:00Z","context":{"encounter":[{"reference":"Encounter/e1"}]}}""";
    private const string Appointment = """{"resourceType":"Appointment","id":"a1","status":"booked","start":"2026-03-10T09:00:00Z","participant":[{"actor":{"reference":"Patient/p1"}},{"actor":{"reference":"Practitioner/u1"}},{"actor":{"reference":"Location/l1"}}]}""";
    private const string CareTeam = """{"resourceType":"CareTeam","id":"t1","subject":{"reference":"Patient/p1"},"participant":[{"role":[{"text":"Lead"}],"member":{"reference":"PractitionerRole/r1"},"period":{"start":"2026-03-01"}},{"member":{"reference":"Patient/p1"}}]}""";
    private const string Related = """{"resourceType":"RelatedPerson","id":"x1","patient":{"reference":"Patient/p1"},"relationship":[{"coding":[{"code":"C"}]}],"name":[{"family":"Diaz","given":["Cy"]}],"telecom":[{"system":"phone","value":"555"}]}""";
    private const string Event = """{"resourceType":"AuditEvent","id":"v1","type":{"code":"rest"},"action":"R","recorded":"2026-03-01T08:15:30Z","agent":[{"who":{"reference":"PractitionerRole/r1"},"requestor":true}],"entity":[{"what":{"reference":"Patient/p1"}}]}""";
    private static readonly string[] All = [Organization, Location, Practitioner, Role, Patient, Encounter, Condition, Observation, Document, Appointment, CareTeam, Related, Event];

    private int files;

    private async Task<ImportRow> Import(string content, bool full = false)
    {
        var path = Path.Combine(folder.Path, $"{++files}.json");
        await File.WriteAllTextAsync(path, content, new UTF8Encoding(false));
        var row = await new FileImporter(store, TimeProvider.System).ImportAsync(path, new ImportRequest("tester", null, full));
        Assert.Equal((ImportStatus.Finished, row.Stored + row.Duplicate + row.Rejected), (row.Status, row.Read));
        return row;
    }

    private static string Bundle(IEnumerable<string> resources) => $"{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{string.Join(",", resources.Select(r => $"{{\"resource\":{r}}}"))}]}}";

    public static TheoryData<string> Orders => ["as listed", "backwards", "a file each, backwards", "lines", "as XML"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task FeedsEveryTable_WhateverTheOrder(string order)
    {
        switch (order)
        {
            case "as listed": Assert.Equal((15L, 0L), (await Import(Bundle(All))) is var one ? (one.Stored, one.Rejected) : default); break;
            case "backwards": Assert.Equal((15L, 0L), (await Import(Bundle(All.Reverse()))) is var two ? (two.Stored, two.Rejected) : default); break;
            case "as XML": Assert.Equal((15L, 0L), (await Import(Core.Tests.Feeds.FhirAsXml.Of(Bundle(All)))) is var xml ? (xml.Stored, xml.Rejected) : default); break;
            case "lines": Assert.Equal(15, (await Import(string.Join('\n', All))).Stored); break;
            default:
                foreach (var resource in All.Reverse()) await Import(resource);
                break;
        }
        await using var db = store.CreateDbContext();
        var user = await db.Workforce.SingleAsync(u => u.UserId == "u1");
        var ward = await db.Departments.SingleAsync(d => d.DepartmentId == "l1");
        var patient = await db.Patients.SingleAsync();
        Assert.Equal(("Eve", "Cole", "Cardiologist", ward.Id, "active", true), (user.GivenName, user.FamilyName, user.Role, user.DepartmentId!.Value, user.Status, user.Listed));
        Assert.Equal(("p1", "Ann", "May", "Lee", new DateOnly(1950, 2, 28), "female", true), (patient.PatientId, patient.GivenName, patient.MiddleName, patient.FamilyName, patient.BirthDate!.Value, patient.Sex, patient.Listed));
        Assert.Equal(("Cardiology", "o1", true), (ward.Name, ward.FacilityId, ward.Listed));
        // The ledger is never changed: an access stored under the role's name before the role was known keeps its row, unlisted.
        Assert.Equal(["u1"], await db.Workforce.Where(u => u.Listed).Select(u => u.UserId).ToListAsync());
        Assert.Equal(["l1", "o1"], await db.Departments.Where(d => d.Listed).OrderBy(d => d.DepartmentId).Select(d => d.DepartmentId).ToListAsync());
        var encounter = await db.Encounters.SingleAsync();
        Assert.Equal(("e1", patient.Id, "inpatient", ward.Id, user.Id, "finished", "o1"), (encounter.EncounterId, encounter.PatientId, encounter.Class, encounter.DepartmentId!.Value, encounter.AttendingUserId!.Value, encounter.Status, encounter.FacilityId));
        var terms = await db.Terms.ToDictionaryAsync(t => t.Id, t => t.Text);
        var diagnosis = await db.Diagnoses.SingleAsync();
        Assert.Equal(("c1", "e1", "I21.4", "ICD-10-CM", "NSTEMI", user.Id), (diagnosis.DiagnosisId, diagnosis.EncounterId, terms[diagnosis.CodeId], terms[diagnosis.SystemId], terms[diagnosis.DisplayId!.Value], diagnosis.RecordedByUserId!.Value));
        var observations = await db.Observations.OrderBy(o => o.ObservationId).ToListAsync();
        Assert.Equal([("b1/1", "8480-6", "120.50", "mm[Hg]", null), ("b1/2", "8462-4", null, null, "unknown")],
            observations.Select(o => (o.ObservationId, terms[o.CodeId], o.Value, o.UnitId is { } unit ? terms[unit] : null, o.AbsentReasonId is { } why ? terms[why] : null)));
        var document = await db.Documents.SingleAsync();
        Assert.Equal(("discharge-summary", user.Id, "e1", "final"), (document.Type, document.AuthorUserId!.Value, document.EncounterId, document.Status));
        var appointment = await db.Appointments.SingleAsync();
        Assert.Equal((patient.Id, user.Id, ward.Id), (appointment.PatientId, appointment.PractitionerUserId!.Value, appointment.DepartmentId!.Value));
        var member = await db.CareTeam.SingleAsync();
        Assert.Equal((user.Id, "Lead", new DateOnly(2026, 3, 1)), (member.UserId, member.Relationship, member.StartsOn!.Value));
        Assert.Equal([("emergency-contact", "Cy", "555"), ("next-of-kin", "Bob", null)], (await db.Relations.OrderBy(r => r.Kind).ToListAsync()).Select(r => (r.Kind, r.GivenName, r.Phone)));
        Assert.Equal(patient.Id, (await db.Accesses.SingleAsync()).PatientId);
    }

    [Fact]
    public async Task MeetsReferencesByTheUuidsOfABundle()
    {
        const string Entry = """{"fullUrl":"urn:uuid:00000000-0000-0000-0000-00000000000X","resource":Y}""";
        static string Of(char uuid, string resource) => Entry.Replace('X', uuid).Replace("Y", resource, StringComparison.Ordinal);
        static string To(string resource) => resource.Replace("Patient/p1", "urn:uuid:00000000-0000-0000-0000-00000000000a", StringComparison.Ordinal)
            .Replace("Encounter/e1", "urn:uuid:00000000-0000-0000-0000-00000000000b", StringComparison.Ordinal).Replace("PractitionerRole/r1", "urn:uuid:00000000-0000-0000-0000-00000000000c", StringComparison.Ordinal);
        var anonymous = Practitioner.Replace("\"id\":\"u1\",", "", StringComparison.Ordinal);
        var row = await Import($"{{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{Of('1', To(Condition))},{Of('b', To(Encounter))},{Of('a', Patient)},{Of('c', Role)},{Of('d', anonymous)}]}}");
        Assert.Equal(0, row.Rejected);
        await using var db = store.CreateDbContext();
        var patient = await db.Patients.SingleAsync();
        Assert.Equal("p1", patient.PatientId);
        var user = await db.Workforce.SingleAsync();
        Assert.Equal(("00000000-0000-0000-0000-00000000000d", "Cole", "Cardiologist"), (user.UserId, user.FamilyName, user.Role));
        Assert.Equal((patient.Id, user.Id), (await db.Encounters.SingleAsync()) is var e ? (e.PatientId, e.AttendingUserId) : default);
        Assert.Equal((patient.Id, "e1"), (await db.Diagnoses.SingleAsync()) is var d ? (d.PatientId, d.EncounterId) : default);
    }

    [Fact]
    public async Task StoresNothingNew_FromTheSameResourcesInAnotherFile()
    {
        await Import(Bundle(All));
        var again = await Import(string.Join('\n', All.Reverse()));
        Assert.Equal((15L, 0L, 15L), (again.Read, again.Stored, again.Duplicate));
    }

    [Fact]
    public async Task LeavesWhatAResourceCannotSay()
    {
        await Import("patient_id,vip,given_name,registered_by\np1,true,Anna,desk 4\n");
        await Import("user_id,status,mfa\nu1,terminated,true\n");
        await Import(string.Join('\n', Patient, Practitioner.Replace("\"active\":true,", "", StringComparison.Ordinal)));
        await using var db = store.CreateDbContext();
        Assert.Equal((true, "Ann", "desk 4"), (await db.Patients.SingleAsync()) is var p ? (p.Vip, p.GivenName, p.RegisteredBy) : default);
        Assert.Equal(("terminated", true, "Cole"), (await db.Workforce.SingleAsync()) is var u ? (u.Status, u.Mfa, u.FamilyName) : default);
        // Only a part of what the server holds: what is not there says nothing.
        await Import("""{"resourceType":"Patient","id":"p1","meta":{"tag":[{"code":"SUBSETTED"}]},"gender":"female"}""");
        Assert.Equal("Ann", (await db.Patients.AsNoTracking().SingleAsync()).GivenName);
        await Import("""{"resourceType":"Patient","id":"p1","gender":"female"}""");
        Assert.Null((await db.Patients.AsNoTracking().SingleAsync()).GivenName);
    }

    [Fact]
    public async Task WithdrawsWhatWasEnteredInError()
    {
        await Import(string.Join('\n', Encounter, Observation));
        var row = await Import(string.Join('\n', Encounter.Replace("finished", "entered-in-error", StringComparison.Ordinal), Observation.Replace("final", "entered-in-error", StringComparison.Ordinal)));
        Assert.Equal((3L, 3L), (row.Read, row.Stored));
        await using var db = store.CreateDbContext();
        Assert.Equal((0, 0), (await db.Encounters.CountAsync(), await db.Observations.CountAsync()));
        Assert.Equal(row.Id, (await db.Encounters.IgnoreQueryFilters().SingleAsync()).GoneImportId);
        await Import(Encounter);
        Assert.Equal(1, await db.Encounters.CountAsync());
    }

    [Fact]
    public async Task MarksWhatAFullExportDoesNotName_InFeedsThatTypeAloneFeeds()
    {
        await Import(string.Join('\n', Patient, Patient.Replace("p1", "p2", StringComparison.Ordinal), Practitioner, Practitioner.Replace("u1", "u2", StringComparison.Ordinal).Replace("1234567893", "9", StringComparison.Ordinal), Related));
        Assert.Equal(1, (await Import(Patient, full: true)).Gone);
        Assert.Equal(0, (await Import(Practitioner, full: true)).Gone);
        await using var db = store.CreateDbContext();
        Assert.Equal(["p1"], await db.Patients.Where(p => p.Listed).Select(p => p.PatientId).ToListAsync());
        Assert.Equal(3, await db.Relations.CountAsync());
    }

    [Fact]
    public async Task ReadsTheSamplesBesideTheRepository()
    {
        var samples = Path.Combine(JudgedFolder.Incidents, "..", "..", "..", "shared", "samples", "records");
        Assert.SkipUnless(Directory.Exists(samples), "No sample records beside the repository.");
        var importer = new FileImporter(store, TimeProvider.System);
        foreach (var file in FeedFiles.Expand([Path.Combine(samples, "fhir-bulk-10"), Path.Combine(samples, "us-core-examples", "examples.ndjson")]))
        {
            var row = await importer.ImportAsync(file, new ImportRequest());
            if (Path.GetFileName(file) == "log.ndjson") { Assert.Equal(ImportStatus.Failed, row.Status); continue; }
            await using var db = store.CreateDbContext();
            var rejected = await db.Rejected.Where(r => r.ImportId == row.Id).ToListAsync();
            TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(file)}: {row.Feed} read {row.Read} stored {row.Stored} duplicate {row.Duplicate} rejected {row.Rejected} {row.Remarks}");
            foreach (var r in rejected) TestContext.Current.TestOutputHelper?.WriteLine($"   {r.Line} {r.Code} {r.Column} {r.Found} expected {r.Expected}");
            // The specification's examples hold two encounters without any time; nothing else is amiss.
            Assert.All(rejected, r => Assert.Equal(("examples.ndjson", "required-missing", "started_at"), (Path.GetFileName(file), r.Code, r.Column)));
            Assert.Equal((ImportStatus.Finished, row.Stored + row.Duplicate + row.Rejected), (row.Status, row.Read));
        }
        await using var all = store.CreateDbContext();
        // Every reference of the bulk export meets its resource.
        Assert.Equal(0, await all.Encounters.CountAsync(e => !all.Patients.Any(p => p.Id == e.PatientId && p.Listed) && !e.EncounterId.Contains("example")));
        Assert.Equal(0, await all.Workforce.CountAsync(u => !u.Listed && u.UserId.Contains('|')));
    }
}
