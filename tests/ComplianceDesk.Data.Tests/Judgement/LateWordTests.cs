using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Judgement;

/// <summary>A row that comes after its days were judged, or comes once more and says something else: what is judged again because of it must be what judging everything changes.</summary>
public sealed class LateWordTests
{
    private const string People = "user_id,given_name,family_name,role,department_id,status,hired_on,terminated_on,own_patient_id,phone";
    private const string Patients = "patient_id,given_name,family_name,phone,vip,employee_user_id";
    private const string Visits = "encounter_id,patient_id,class,department_id,attending_user_id,started_at,ended_at,disposition,status";
    private const string Documents = "document_id,patient_id,type,author_user_id,created_at";
    private const string Relations = "patient_id,kind,given_name,family_name,phone";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    // A note that was filed with the wrong patient, and one that was written on another day.
    [InlineData("documents", Documents, "d1,p99,progress-note,u1,2026-03-04T09:00:00Z")]
    [InlineData("documents", Documents, "d1,p1,progress-note,u1,2026-06-05T14:30:00Z")]
    // A stay of which only its status says that it is over.
    [InlineData("encounters", Visits, "e2,p2,inpatient,MED,u5,2026-03-03T09:00:00Z,,,finished")]
    [InlineData("encounters", Visits, "e2,p2,inpatient,MED,u5,2026-03-03T09:00:00Z,,home,in-progress")]
    // A relative whom somebody's own record names.
    [InlineData("relations", Relations, "p7,next-of-kin,Mara,Stone,217-555-0303")]
    // Somebody new, whose own record a colleague opened before.
    [InlineData("workforce", People, "u8,Paul,Weber,Nurse,MED,active,2026-05-01,,p4,")]
    // Whose colleague an attending was, whom no feed had listed and who did nothing in the log.
    [InlineData("workforce", People, "u11,Eva,Lund,Physician,SUR,active,,,,")]
    // A last day told only by the status, and one told by both, of an account that opens nobody without a reason.
    [InlineData("workforce", People, "u4,Kim,Lang,Nurse,MED,terminated,,,,")]
    // One's own record, opened for work on it.
    [InlineData("patients", Patients, "p6,Rita,Moss,217-555-0606,false,u6")]
    // Told by name and telephone alone: somebody new, whose record a colleague opened; one's own record, opened for work on it or as its physician; a relative whom one's own record names.
    [InlineData("workforce", People, "u8,Paul,Weber,Nurse,MED,active,2026-05-01,,,217-555-0404")]
    [InlineData("patients", Patients, "p6,Rita,Moss,217-555-0606,false,")]
    [InlineData("workforce", People, "u5,Ben,Falk,Physician,MED,active,,,,217-555-1010")]
    [InlineData("relations", Relations, "p13,next-of-kin,Paul,Weber,217-555-0404")]
    // A namesake in the same home, of the record or of the person: whose record it is can no longer be told.
    [InlineData("patients", Patients, "p12,Max,Auer,217-555-1111,false,")]
    [InlineData("workforce", People, "u9,Max,Auer,Nurse,MED,active,2026-05-01,,,217-555-1111")]
    [InlineData("system_settings", "system,setting,value,observed_at", "EHR,audit-enabled,false,2026-03-05T16:00:00Z")]
    public async Task LateWord_GivesWhatJudgingEverythingGives(string feed, string header, string row)
    {
        using var folder = new TemporaryFolder();
        var store = await StoreCopy.EmptyAsync(folder.Path);
        await TakeInAsync("departments", "department_id,name,kind,serves_all", "MED,Medicine,clinical,false", "SUR,Surgery,clinical,false");
        await TakeInAsync("workforce", People,
            "u1,Lena,Ortiz,Nurse,SUR,active,,,,", "u2,Otto,Hahn,Nurse,MED,active,,,,", "u3,Ida,Berg,Nurse,MED,active,,,p7,217-555-0707",
            "u4,Kim,Lang,Nurse,MED,active,,,,", "u5,Ben,Falk,Physician,MED,active,,,,", "u6,Rita,Moss,Nurse,MED,active,,,,217-555-0606", "u7,Max,Auer,Nurse,MED,active,,,,217-555-1111", "u10,Nils,Vogt,Nurse,MED,active,,,,217-555-1313");
        await TakeInAsync("patients", Patients, "p1,Ann,Hill,217-555-0101,false,", "p2,Tom,Krol,217-555-0202,false,", "p3,Mara,Stone,217-555-0303,true,", "p4,Paul,Weber,217-555-0404,false,",
            "p6,Rita,Moss,,false,", "p7,Ida,Berg,217-555-0707,false,", "p9,Eva,Roth,217-555-0909,false,", "p10,Ben,Falk,217-555-1010,false,", "p11,Max,Auer,217-555-1111,false,", "p13,Nils,Vogt,217-555-1313,false,", "p14,Jan,Witt,217-555-1414,false,");
        await TakeInAsync("encounters", Visits, "e2,p2,inpatient,MED,u5,2026-03-03T09:00:00Z,,,in-progress", "e4,p9,outpatient,MED,u5,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,,finished",
            "e1,p1,outpatient,MED,u5,2026-02-25T09:00:00Z,2026-02-25T10:00:00Z,,finished", "e6,p6,outpatient,SUR,u5,2026-02-25T09:00:00Z,2026-02-25T10:00:00Z,,finished",
            "e10,p10,outpatient,MED,u5,2026-03-05T09:00:00Z,2026-03-05T10:00:00Z,,finished", "e11,p14,outpatient,MED,u11,2026-03-06T09:00:00Z,2026-03-06T10:00:00Z,,finished");
        await TakeInAsync("documents", Documents, "d1,p1,progress-note,u1,2026-03-04T09:00:00Z", "d6,p6,progress-note,u6,2026-03-04T09:00:00Z");
        await TakeInAsync("system_settings", "system,setting,value,observed_at", "EHR,audit-enabled,true,2026-03-01T16:00:00Z");
        await TakeInAsync("relations", Relations, "p9,next-of-kin,Nora,Roth,217-555-0909");
        string[] looks =
        [
            "2026-03-05T14:00:00Z,u1,p1", "2026-03-05T14:05:00Z,u1,p1", "2026-04-20T09:00:00Z,u2,p2", "2026-04-20T09:05:00Z,u2,p2", "2026-03-05T10:00:00Z,u3,p3", "2026-03-05T10:05:00Z,u3,p3",
            "2026-03-05T11:00:00Z,u7,p4", "2026-03-05T11:05:00Z,u7,p4", "2026-03-02T09:10:00Z,u4,p9", "2026-05-11T09:10:00Z,u4,p2", "2026-03-05T14:20:00Z,u6,p6", "2026-03-05T14:25:00Z,u6,p6",
            "2026-03-05T09:10:00Z,u5,p10", "2026-04-21T12:00:00Z,u2,p11", "2026-04-21T12:05:00Z,u2,p11", "2026-03-05T11:10:00Z,u10,p4", "2026-03-05T11:15:00Z,u10,p4", "2026-03-06T09:10:00Z,u1,p14",
        ];
        string[] log = ["event_id,occurred_at,user_id,patient_id,action,source_system", .. looks.Select((look, n) => $"{n},{look},read,EHR")];
        await TakeInAsync("accesses", log);
        var runner = new JudgementRunner(store, TimeProvider.System);
        await runner.RunAsync(null, Token);
        var before = await JudgedAsync();

        await TakeInAsync(feed, header, row);
        await runner.RunAsync(null, Token);
        var after = await JudgedAsync();
        await runner.RunAllAsync(null, Token);
        Assert.Equal(await JudgedAsync(), after);
        Assert.NotEqual(before, after);

        async Task TakeInAsync(string name, params string[] lines)
        {
            var file = Path.Combine(folder.Path, $"{name}.csv");
            await File.WriteAllLinesAsync(file, lines, Token);
            var import = await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token);
            Assert.Equal(0, import.Rejected);
        }

        async Task<string> JudgedAsync()
        {
            await using var db = store.CreateDbContext();
            var sessions = await db.Database.SqlQueryRaw<string>("SELECT concat_ws(' ', UserId, PatientId, Day, Events, ifnull(ExplanationId, 0), Missing) AS Value FROM AccessSessions ORDER BY UserId, PatientId, Day").ToListAsync(Token);
            var findings = await db.Findings.Where(f => f.Status != FindingStatus.Withdrawn).OrderBy(f => f.Key).Select(f => $"{f.Key} {f.Rules} {f.Score} {f.Signals}").ToListAsync(Token);
            return string.Join('\n', sessions.Concat(findings));
        }
    }
}
