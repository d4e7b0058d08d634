using System.IO.Compression;
using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

public sealed class FileImporterTests : ImportTest
{
    private async Task<ImportRow> Import(string name, string content, string? zone = null) => await Import(name, Encoding.UTF8.GetBytes(content), zone);

    private async Task<ImportRow> Import(string name, byte[] content, string? zone = null)
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllBytesAsync(path, content);
        var row = await new FileImporter(store, TimeProvider.System).ImportAsync(path, new ImportRequest("tester", zone));
        Assert.Equal(row.Read, row.Stored + row.Duplicate + row.Rejected);
        return row;
    }

    private static byte[] Gzip(string content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(content));
        return target.ToArray();
    }

    private static (ImportStatus Status, long Read, long Stored, long Duplicate, long Rejected) Counts(ImportRow row) =>
        (row.Status, row.Read, row.Stored, row.Duplicate, row.Rejected);

    [Fact]
    public async Task Stores_EveryCoreFeed()
    {
        await Import("d.csv", "department_id,name,facility_id,kind,serves_all\nD1,Cardiology,F1,clinical,false\nD2,Lab,F1,support,true\n");
        await Import("w.csv", "user_id,given_name,family_name,role,department_id,status,hired_on,own_patient_id,manager_user_id,mfa\n007,Ann,Lee,nurse,D1,active,2020-01-02,P2,U9,true\n");
        await Import("p.csv", "patient_id,given_name,family_name,birth_date,vip,registered_at,employee_user_id\n00042,Bob,\"O'Neil, Jr\",1950-02-28,true,2024-01-01T05:00:00-05:00,\nP2,Ann,Lee,1990-12-31,false,,007\n");
        await Import("e.csv", "encounter_id,patient_id,class,department_id,attending_user_id,started_at,ended_at\nE1,00042,inpatient,D1,007,2026-03-01T08:00:00Z,2026-03-03\n");
        await Import("a.csv", "appointment_id,patient_id,department_id,practitioner_user_id,starts_at,ends_at\nA1,00042,D1,007,2026-03-05T09:00Z,\n");
        await Import("c.csv", "patient_id,user_id,relationship,starts_on,ends_on\n00042,007,primary nurse,2026-03-01,\n");
        await Import("r.csv", "patient_id,kind,given_name,family_name,phone\n00042,next-of-kin,Eve,O'Neil,555\n");
        var row = await Import("x.csv", "event_id,occurred_at,user_id,patient_id,encounter_id,action,outcome,workstation_id,source_ip,source_system,department_id,purpose_of_use,break_glass,session_id,reason,object_type,object_id\n" +
            "1,2026-03-01T08:15:30.123Z,007,00042,E1,read,success,W1,10.0.0.1,ehr,D1,TREAT,true,S1,\"chest pain, urgent\",Note,N1\n");
        Assert.Equal((ImportStatus.Finished, 1, 1, 0, 0), Counts(row));

        await using var db = store.CreateDbContext();
        var access = await db.Accesses.SingleAsync();
        var user = await db.Workforce.SingleAsync(u => u.Id == access.UserId);
        var patient = await db.Patients.SingleAsync(p => p.Id == access.PatientId);
        Assert.Equal(("007", "Ann", true, new DateOnly(2020, 1, 2), true), (user.UserId, user.GivenName, user.Listed, user.HiredOn!.Value, user.Mfa!.Value));
        Assert.Equal("P2", (await db.Patients.SingleAsync(p => p.Id == user.OwnPatientId)).PatientId);
        Assert.False((await db.Workforce.SingleAsync(u => u.Id == user.ManagerId)).Listed);
        Assert.Equal(("00042", "O'Neil, Jr", true, new DateTime(2024, 1, 1, 10, 0, 0, DateTimeKind.Utc)), (patient.PatientId, patient.FamilyName, patient.Vip, patient.RegisteredAt!.Value));
        Assert.Equal(user.Id, (await db.Patients.SingleAsync(p => p.PatientId == "P2")).EmployeeUserId);
        Assert.Equal(new DateTime(2026, 3, 1, 8, 15, 30, 123, DateTimeKind.Utc), access.At);
        Assert.Equal((AccessAction.Read, AccessOutcome.Success, true, "E1", "N1", "S1", "1", 2L),
            (access.Action, access.Outcome, access.BreakGlass, access.EncounterId, access.ObjectId, access.SessionId, access.EventId, access.Line));
        var terms = await db.Terms.ToDictionaryAsync(t => t.Id, t => (t.Kind, t.Text));
        Assert.Equal((TermKind.Workstation, "W1"), terms[access.WorkstationId!.Value]);
        Assert.Equal((TermKind.SourceIp, "10.0.0.1"), terms[access.SourceIpId!.Value]);
        Assert.Equal((TermKind.SourceSystem, "ehr"), terms[access.SourceSystemId!.Value]);
        Assert.Equal((TermKind.ObjectType, "Note"), terms[access.ObjectTypeId!.Value]);
        Assert.Equal((TermKind.Purpose, "TREAT"), terms[access.PurposeId!.Value]);
        Assert.Equal((TermKind.Reason, "chest pain, urgent"), terms[access.ReasonId!.Value]);
        var encounter = await db.Encounters.SingleAsync();
        Assert.Equal((patient.Id, "inpatient", user.Id, new DateTime(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc)),
            (encounter.PatientId, encounter.Class, encounter.AttendingUserId!.Value, encounter.EndedAt!.Value));
        Assert.Equal(new DateTime(2026, 3, 5, 9, 0, 0, DateTimeKind.Utc), (await db.Appointments.SingleAsync()).StartsAt);
        Assert.Equal(("primary nurse", new DateOnly(2026, 3, 1)), await db.CareTeam.Select(c => ValueTuple.Create(c.Relationship!, c.StartsOn!.Value)).SingleAsync());
        Assert.Equal(("next-of-kin", "Eve"), await db.Relations.Select(r => ValueTuple.Create(r.Kind, r.GivenName!)).SingleAsync());
        Assert.True((await db.Departments.SingleAsync(d => d.DepartmentId == "D2")).ServesAll);
    }

    [Fact]
    public async Task CountsByDay_InTheSitesZone()
    {
        await new SiteSettings("America/New_York").SaveAsync(store);
        await Import("x.csv", "occurred_at,user_id,patient_id,action\n2026-03-01T03:00:00Z,U1,P1,read\n2026-03-01T12:00:00Z,U1,P1,read\n2026-03-01T13:00:00Z,U1,,login\n");
        await using var db = store.CreateDbContext();
        var march1 = new DateOnly(2026, 3, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        var user = (await db.Workforce.SingleAsync()).Id;
        var patient = (await db.Patients.SingleAsync()).Id;
        async Task<(int Key, int Day, int Events)[]> Rows(DailyCountKind kind) =>
            [.. (await db.DailyCounts.Where(c => c.Kind == kind).ToListAsync()).OrderBy(c => c.Day).ThenBy(c => c.Key).Select(c => (c.Key, c.Day, c.Events))];
        Assert.Equal([(user, march1 - 1, 1), (user, march1, 2)], await Rows(DailyCountKind.User));
        Assert.Equal([(patient, march1 - 1, 1), (0, march1, 1), (patient, march1, 1)], await Rows(DailyCountKind.Patient));
        Assert.Equal([((int)AccessAction.Read, march1 - 1, 1), ((int)AccessAction.Read, march1, 1), ((int)AccessAction.Login, march1, 1)], await Rows(DailyCountKind.Action));
        Assert.Equal([(0, march1 - 1, 1), (0, march1, 2)], await Rows(DailyCountKind.Department));
        Assert.Equal([(0, march1 - 1, 1), (0, march1, 2)], await Rows(DailyCountKind.SourceSystem));
    }

    [Fact]
    public async Task StoresNothingNew_SameFileTwice()
    {
        const string Content = "occurred_at,user_id,action\n2026-03-01T03:00:00Z,U1,read\n2026-03-01T03:00:00Z,U1,bad\n";
        var first = await Import("x.csv", Content);
        var again = await Import("renamed.csv", Content);
        Assert.Equal((ImportStatus.Finished, 2, 1, 0, 1), Counts(first));
        Assert.Equal((ImportStatus.Repeated, 2, 0, 2, 0), Counts(again));
        await using var db = store.CreateDbContext();
        Assert.Equal(1, await db.Accesses.CountAsync());
        Assert.Equal(1, await db.Rejected.CountAsync());
    }

    [Fact]
    public async Task DropsEventsOfOverlappingExports()
    {
        await Import("a.csv", "event_id,occurred_at,user_id,action,source_system\n1,2026-03-01T03:00:00Z,U1,read,ehr\n2,2026-03-01T04:00:00Z,U1,read,ehr\n");
        // Other columns' order, other spelling of the same time: still the same events. The same id of another system is another event.
        var row = await Import("b.csv", "action,event_id,occurred_at,user_id,source_system\nread,2,2026-03-01T05:00:00+01:00,U1,ehr\nread,3,2026-03-02T04:00:00Z,U1,ehr\nread,1,2026-03-01T03:00:00Z,U1,lab\n");
        Assert.Equal((ImportStatus.Finished, 3, 2, 1, 0), Counts(row));
    }

    [Fact]
    public async Task DropsEventsWithoutIdThatAreTheSame()
    {
        var row = await Import("a.csv", "occurred_at,user_id,action,reason\n2026-03-01T03:00:00Z,U1,read,\n2026-03-01T03:00:00Z,U1,read,\n2026-03-01T03:00:00Z,U1,read,x\n");
        Assert.Equal((ImportStatus.Finished, 3, 2, 1, 0), Counts(row));
    }

    [Fact]
    public async Task Rejects_EventIdUsedForSomethingElse()
    {
        await Import("a.csv", "event_id,occurred_at,user_id,action\n1,2026-03-01T03:00:00Z,U1,read\n");
        var row = await Import("b.csv", "event_id,occurred_at,user_id,action\n1,2026-03-01T03:00:00Z,U2,read\n");
        Assert.Equal((ImportStatus.Finished, 1, 0, 0, 1), Counts(row));
        await using var db = store.CreateDbContext();
        var rejected = await db.Rejected.SingleAsync();
        Assert.Equal(("event-id-reused", "event_id", "1", 2L, 36L, "1,2026-03-01T03:00:00Z,U2,read"),
            (rejected.Code, rejected.Column, rejected.Found, rejected.Line, rejected.ByteOffset, rejected.Raw));
    }

    [Fact]
    public async Task KeepsWhatWasWrong_OfRejectedRecords()
    {
        var row = await Import("p.csv", "patient_id,birth_date\nP1,1950-02-30\n,1950-02-03\nP3,1950-02-03\n");
        Assert.Equal((ImportStatus.Finished, 3, 1, 0, 2), Counts(row));
        await using var db = store.CreateDbContext();
        var rejected = await db.Rejected.OrderBy(r => r.Line).ToListAsync();
        Assert.Equal(("date", "birth_date", "1950-02-30", 2L, 22L, "P1,1950-02-30"), (rejected[0].Code, rejected[0].Column, rejected[0].Found, rejected[0].Line, rejected[0].ByteOffset, rejected[0].Raw));
        Assert.Equal(("required-missing", "patient_id", 3L), (rejected[1].Code, rejected[1].Column, rejected[1].Line));
    }

    [Fact]
    public async Task UpdatesChangedReferenceRows_AndOnlyTheColumnsGiven()
    {
        await Import("p1.csv", "patient_id,given_name,phone\nP1,Ann,1\nP2,Bob,2\n");
        var row = await Import("p2.csv", "patient_id,given_name\nP1,Anna\nP2,Bob\nP3,Cy\n");
        Assert.Equal((ImportStatus.Finished, 3, 2, 1, 0), Counts(row));
        await using var db = store.CreateDbContext();
        Assert.Equal([("P1", "Anna", "1"), ("P2", "Bob", "2"), ("P3", "Cy", null)],
            (await db.Patients.OrderBy(p => p.PatientId).ToListAsync()).Select(p => (p.PatientId, p.GivenName, p.Phone)));
    }

    [Fact]
    public async Task UpdatesCareTeamAndRelations_ByWhatIdentifiesThem()
    {
        await Import("c1.csv", "patient_id,user_id,relationship,starts_on,ends_on\nP1,U1,nurse,2026-01-01,\nP1,U1,,,\n");
        var team = await Import("c2.csv", "patient_id,user_id,relationship,starts_on,ends_on\nP1,U1,nurse,2026-01-01,2026-02-01\nP1,U1,,,\nP1,U2,nurse,,\n");
        Assert.Equal((ImportStatus.Finished, 3, 2, 1, 0), Counts(team));
        await Import("r1.csv", "patient_id,kind,given_name,family_name,phone\nP1,guarantor,A,B,1\n");
        var relations = await Import("r2.csv", "patient_id,kind,given_name,family_name,phone\nP1,guarantor,A,B,2\nP1,guarantor,A,C,2\n");
        Assert.Equal((ImportStatus.Finished, 2, 2, 0, 0), Counts(relations));
        await using var db = store.CreateDbContext();
        Assert.Equal(3, await db.CareTeam.CountAsync());
        Assert.Equal(2, await db.Relations.CountAsync());
        Assert.Equal(new DateOnly(2026, 2, 1), (await db.CareTeam.SingleAsync(c => c.EndsOn != null)).EndsOn);
    }

    [Fact]
    public async Task ListsStubs_WhenTheirFeedComes()
    {
        await Import("x.csv", "occurred_at,user_id,patient_id,department_id,action\n2026-03-01T03:00:00Z,U1,P1,D1,read\n");
        await using (var db = store.CreateDbContext()) Assert.False((await db.Patients.SingleAsync()).Listed);
        var row = await Import("p.csv", "patient_id\nP1\n");
        Assert.Equal((ImportStatus.Finished, 1, 1, 0, 0), Counts(row));
        await using (var db = store.CreateDbContext()) Assert.True((await db.Patients.SingleAsync()).Listed);
        Assert.Equal((ImportStatus.Finished, 2, 1, 1, 0), Counts(await Import("p2.csv", "patient_id\nP1\nP2\n")));
    }

    [Fact]
    public async Task ReadsGzip_AndKeepsTheOriginalBytes()
    {
        var bytes = Gzip("occurred_at,user_id,action\n2026-03-01T03:00:00Z,U1,read\n");
        var row = await Import("x.csv.gz", bytes);
        Assert.Equal((ImportStatus.Finished, 1, 1, 0, 0), Counts(row));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), row.Sha256);
        using var kept = new GZipStream(File.OpenRead(Path.Combine(store.Archive, row.Sha256 + ".gz")), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        kept.CopyTo(copy);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task Fails_WithoutException_WhenNotRecognised()
    {
        var row = await Import("truth.csv", "event_id,user_id,patient_id,scenario\n1,U1,P1,family\n");
        Assert.Equal((ImportStatus.Failed, 0, 0, 0, 0), Counts(row));
        Assert.StartsWith("Not recognized", row.Remarks, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(store.Archive));
        Assert.Equal(ImportStatus.Failed, (await Import("README.md", "# Read me\n")).Status);
        Assert.Equal(ImportStatus.Failed, (await Import("empty.csv", "")).Status);
        Assert.Equal(ImportStatus.Failed, (await Import("noise.bin", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))])).Status);
        var near = await Import("near.csv", "event_id,user_id,action,outcome\n");
        Assert.Contains("looks like accesses, but the required column occurred_at is missing", near.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksAssumedZone_AndReadsInIt()
    {
        var row = await Import("x.csv", "occurred_at,user_id,action\n2026-01-15T08:00:00,U1,read\n2026-03-08T02:30:00,U1,read\n", "America/New_York");
        Assert.Equal((ImportStatus.Finished, 2, 1, 0, 1), Counts(row));
        Assert.Contains("America/New_York (assumed)", row.Remarks, StringComparison.Ordinal);
        await using var db = store.CreateDbContext();
        Assert.Equal(new DateTime(2026, 1, 15, 13, 0, 0, DateTimeKind.Utc), (await db.Accesses.SingleAsync()).At);
        Assert.Equal("time-skipped", (await db.Rejected.SingleAsync()).Code);
    }

    [Fact]
    public async Task BuildsIndexes_AfterABulkLoad()
    {
        var text = new StringBuilder("occurred_at,user_id,patient_id,action\n");
        for (var i = 0; i < 120_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-03-{i % 28 + 1:00}T{i / 5000 % 24:00}:{i / 60 % 60:00}:{i % 60:00}Z,U{i % 300},P{i * 7 % 5000},read\n");
        var row = await Import("x.csv", text.ToString());
        Assert.Equal(120_000, row.Read);
        await using var db = store.CreateDbContext();
        Assert.Equal(row.Stored, await db.Accesses.CountAsync());
        Assert.Equal(row.Stored, await db.DailyCounts.Where(c => c.Kind == DailyCountKind.Patient).SumAsync(c => c.Events));
        Assert.Equal(["IX_Accesses_At", "IX_Accesses_Patient_At", "IX_Accesses_User_At"],
            await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Accesses' ORDER BY name").ToListAsync());
    }
}
