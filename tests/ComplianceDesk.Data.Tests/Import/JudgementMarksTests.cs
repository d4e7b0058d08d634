using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>A laboratory's session that the laboratory's work explains: which later rows have its day judged again.</summary>
public sealed class JudgementMarksTests
{
    private const string Patients = "patient_id,given_name,family_name,address_line,postal_code,phone,restricted,death_date";
    private const string Visits = "encounter_id,patient_id,class,department_id,started_at,ended_at,status";
    private const string Documents = "document_id,patient_id,type,author_user_id,created_at,due_at";
    private const string Relations = "patient_id,kind,given_name,family_name,phone,address_line,postal_code";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("relations", Relations, "p1,emergency-contact,Lena,Ortiz,217-555-0000,12 Elm Street,62501", true)]
    [InlineData("relations", Relations, "p1,emergency-contact,Lena,Ortiz,217-555-0101,,", true)]
    [InlineData("relations", Relations, "p1,emergency-contact,Mara,Stone,217-555-0000,14 Elm Street,62501", false)]
    [InlineData("relations", Relations, "p2,emergency-contact,Lena,Ortiz,217-555-0101,12 Elm Street,62501", false)]
    [InlineData("patients", Patients, "p1,Ann,Berg,12 Elm Street,62501,,,", true)]
    [InlineData("patients", Patients, "p1,Ann,Berg,16 Elm Street,62501,,,", true)]
    [InlineData("patients", Patients, "p1,Ann,Berg,30 Oak Avenue,62501,,,", false)]
    [InlineData("patients", Patients, "p1,Ann,Berg,90 Hill Road,62501,,part2,", true)]
    [InlineData("patients", Patients, "p1,Ann,Berg,90 Hill Road,62501,,,2026-03-01", true)]
    [InlineData("patients", Patients, "p1,Ann,Berg,90 Hill Road,62501,,,2026-04-01", false)]
    [InlineData("encounters", Visits, "e1,p1,outpatient,MED,2026-03-03T09:00:00Z,2026-03-03T10:00:00Z,entered-in-error", true)]
    [InlineData("encounters", Visits, "e1,p1,outpatient,MED,2026-03-03T09:00:00Z,2026-03-03T10:00:00Z,arrived", false)]
    [InlineData("encounters", Visits, "e2,p1,outpatient,MED,2026-03-12T09:00:00Z,2026-03-12T10:00:00Z,finished", true)]
    [InlineData("encounters", Visits, "e2,p1,outpatient,MED,2026-04-10T09:00:00Z,2026-04-10T10:00:00Z,finished", false)]
    [InlineData("encounters", Visits, "e2,p1,outpatient,LAB,2026-03-18T09:00:00Z,2026-03-18T10:00:00Z,finished", true)]
    [InlineData("encounters", Visits, "e2,p1,emergency,LAB,2026-03-18T09:00:00Z,2026-03-18T10:00:00Z,finished", false)]
    [InlineData("encounters", Visits, "e2,p1,outpatient,LAB,2026-04-10T09:00:00Z,2026-04-10T10:00:00Z,finished", false)]
    [InlineData("appointments", "appointment_id,patient_id,department_id,starts_at", "a1,p1,LAB,2026-04-10T09:00:00Z", true)]
    [InlineData("appointments", "appointment_id,patient_id,department_id,starts_at", "a1,p1,LAB,2026-05-30T09:00:00Z", false)]
    [InlineData("encounters", Visits, "e2,p1,outpatient,MED,2026-06-10T09:00:00Z,2026-06-10T10:00:00Z,finished", false)]
    [InlineData("patients", "patient_id,vip", "p1,true", true)]
    [InlineData("patients", "patient_id,employee_user_id", "p1,u1", true)]
    [InlineData("patients", "patient_id,employee_user_id", "p2,u1", false)]
    [InlineData("workforce", "user_id,own_patient_id", "u2,p1", true)]
    [InlineData("workforce", "user_id,own_patient_id", "u2,p2", false)]
    [InlineData("workforce", "user_id,status", "u1,terminated", true)]
    [InlineData("workforce", "user_id,status", "u1,leave", true)]
    [InlineData("workforce", "user_id,status", "u1,active", false)]
    [InlineData("workforce", "user_id,status,terminated_on", "u1,terminated,2026-04-01", false)]
    [InlineData("documents", Documents, "d1,p2,order,u9,2026-03-04T09:00:00Z,", true)]
    [InlineData("documents", Documents, "d1,p1,order,u9,2026-05-30T09:00:00Z,", true)]
    [InlineData("documents", Documents, "d1,p1,order,u9,2026-03-04T09:00:00Z,2026-03-06T09:00:00Z", false)]
    [InlineData("system_settings", "system,setting,value,observed_at", "EHR,audit-enabled,false,2026-03-05T16:00:00Z", true)]
    [InlineData("system_settings", "system,setting,value,observed_at", "EHR,service-status,down,2026-03-05T16:00:00Z", true)]
    [InlineData("system_settings", "system,setting,value,observed_at", "EHR,mfa,true,2026-03-05T16:00:00Z", false)]
    [InlineData("care_team", "patient_id,user_id,starts_on", "p1,u1,2026-03-10", true)]
    [InlineData("care_team", "patient_id,user_id,starts_on", "p1,u9,2026-03-05", true)]
    [InlineData("care_team", "patient_id,user_id,starts_on", "p1,u9,2026-03-10", false)]
    public async Task Mark_WhatMayChangeASession(string feed, string header, string row, bool isMarked)
    {
        using var folder = new TemporaryFolder();
        var store = await StoreCopy.EmptyAsync(folder.Path);
        await TakeInAsync("departments", "department_id,name,kind,serves_all", "LAB,Laboratory,support,true", "MED,Medicine,clinical,false");
        await TakeInAsync("workforce", "user_id,given_name,family_name,role,department_id,status,address_line,postal_code,phone", "u1,Lena,Ortiz,Technologist,LAB,active,12 Elm Street,62501,217-555-0101");
        await TakeInAsync("patients", Patients, "p1,Ann,Berg,90 Hill Road,62501,,,", "p2,Tom,Krol,5 Lake Street,62501,,,");
        await TakeInAsync("encounters", Visits, "e1,p1,outpatient,MED,2026-03-03T09:00:00Z,2026-03-03T10:00:00Z,finished");
        await TakeInAsync("documents", Documents, "d1,p1,order,u9,2026-03-04T09:00:00Z,");
        await TakeInAsync("accesses", "event_id,occurred_at,user_id,patient_id,action,department_id", "1,2026-03-05T14:00:00Z,u1,p1,read,LAB", "2,2026-03-05T14:01:00Z,u1,p1,read,LAB");
        await new JudgementRunner(store, TimeProvider.System).RunAsync(null, Token);
        await using var db = store.CreateDbContext();
        Assert.Equal("support-department", await db.Database.SqlQueryRaw<string>("SELECT Text AS Value FROM Terms t JOIN AccessSessions s ON s.ExplanationId = t.Id").SingleAsync(Token));
        Assert.Empty(await db.JudgementMarks.ToListAsync(Token));

        await TakeInAsync(feed, header, row);
        Assert.Equal(isMarked, await db.JudgementMarks.AnyAsync(Token));

        async Task TakeInAsync(string name, params string[] lines)
        {
            var file = Path.Combine(folder.Path, $"{name}.csv");
            await File.WriteAllLinesAsync(file, lines, Token);
            var import = await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token);
            Assert.Equal(0, import.Rejected);
        }
    }
}
