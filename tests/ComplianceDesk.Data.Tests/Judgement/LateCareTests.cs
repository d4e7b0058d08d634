using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Judgement;

/// <summary>
/// A visit, a booking or a disclosure that is known only after weeks before it were judged, and is a reason for accesses there of people of other departments: these weeks are judged again, and the outcome is that of
/// everything taken in at once.
/// </summary>
public sealed class LateCareTests
{
    private const string Visits = "encounter_id,patient_id,class,department_id,attending_user_id,started_at,ended_at,status";
    private const string Disclosed = "disclosure_id,patient_id,at,recipient,what,purpose,basis";
    private const string Bookings = "appointment_id,patient_id,department_id,starts_at";

    // Enough of each feed that none comes for the first time, which would have everything judged.
    private static readonly (string Feed, string[] Lines)[] Known =
    [
        ("departments", ["department_id,name,kind,serves_all", "MED,Medicine,clinical,false", "SUR,Surgery Clinic,clinical,false", "ORT,Orthopedic Clinic,clinical,false", "PAT,Pre-Admission Testing,clinical,false", "QUA,Quality,office,false"]),
        ("workforce", ["user_id,given_name,family_name,role,department_id,status", "u1,Lena,Ortiz,Front Desk Receptionist,SUR,active", "u2,Otto,Hahn,Registered Nurse,PAT,active", "u3,Ida,Berg,Physician,ORT,active", "u4,Kim,Lang,Registered Nurse,ORT,active", "u5,Ann,Roth,Quality Reviewer,QUA,active", "u6,Tess,Voss,Release of Information Specialist,MED,active"]),
        ("patients", ["patient_id,given_name,family_name", .. Enumerable.Range(1, 9).Select(n => $"p{n},Given{n},Family{n}")]),
        ("encounters", [Visits, "e1,p1,outpatient,MED,,2026-03-05T08:00:00Z,2026-03-05T09:00:00Z,finished", "e3,p3,outpatient,ORT,,2026-04-20T09:00:00Z,2026-04-20T10:00:00Z,finished",
            "e4,p4,outpatient,ORT,,2026-01-05T09:00:00Z,2026-01-05T10:00:00Z,finished", "e6,p6,outpatient,MED,,2026-02-15T09:00:00Z,2026-02-15T10:00:00Z,finished", "e7,p7,outpatient,MED,,2026-02-27T09:00:00Z,2026-02-27T10:00:00Z,finished"]),
        ("appointments", [Bookings, "a1,p1,ORT,2026-03-25T09:00:00Z", "a2,p2,ORT,2026-03-26T09:00:00Z", "a5,p5,ORT,2026-03-24T09:00:00Z"]),
        ("care_team", ["patient_id,user_id,relationship,starts_on,ends_on", "p4,u1,coordinator,2026-02-01,", "p7,u4,pcp,2026-02-27,"]),
        ("documents", ["document_id,patient_id,type,author_user_id,created_at", "d7,p7,progress-note,u3,2026-03-02T09:00:00Z"]),
        ("disclosures", [Disclosed, "x9,p9,2026-01-10T09:00:00Z,County health department,Report,Public health,164.512(b)"]),
        ("accesses", ["event_id,occurred_at,user_id,patient_id,action,source_system",
            // A front desk lent to another clinic: four of its patients on a day, one of whom it is known to for another reason.
            "1,2026-03-05T09:00:00Z,u1,p1,read,EHR", "2,2026-03-05T09:10:00Z,u1,p2,read,EHR", "3,2026-03-05T09:20:00Z,u1,p4,read,EHR", "4,2026-03-05T09:30:00Z,u1,p5,read,EHR",
            // One who prepares patients, with one who was in care elsewhere within the month.
            "5,2026-03-05T10:00:00Z,u2,p6,read,EHR", "6,2026-03-05T10:01:00Z,u2,p6,read,EHR",
            // Seven weeks after the user's own note, and as long after the last visit.
            "7,2026-04-20T11:00:00Z,u3,p7,read,EHR", "8,2026-04-20T11:01:00Z,u3,p7,read,EHR",
            "9,2026-04-20T09:30:00Z,u4,p3,read,EHR",
            // Quality gathers what it reports two days later, and release what it sends; a nurse has no part in that.
            "10,2026-04-20T12:00:00Z,u5,p8,export,EHR", "11,2026-04-20T12:01:00Z,u5,p8,read,EHR", "12,2026-04-20T12:30:00Z,u4,p8,read,EHR", "13,2026-04-20T12:31:00Z,u4,p8,read,EHR",
            "14,2026-04-20T13:00:00Z,u6,p8,export,EHR", "15,2026-04-20T13:01:00Z,u6,p8,read,EHR"]),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("4", "unexplained", "cross-cover", "appointments", Bookings, "a4,p4,ORT,2026-03-25T09:00:00Z")]
    [InlineData("5", "unexplained", "support-department", "appointments", Bookings, "a6,p6,SUR,2026-03-27T09:00:00Z")]
    [InlineData("7", "colleague-of-care-team", "documented-work", "appointments", Bookings, "a7,p7,MED,2026-05-10T09:00:00Z")]
    [InlineData("7", "colleague-of-care-team", "documented-work", "encounters", Visits, "e8,p7,outpatient,MED,,2026-05-03T09:00:00Z,2026-05-03T10:00:00Z,finished")]
    [InlineData("10", "unexplained", "work-list", "disclosures", Disclosed, "x8,p8,2026-04-22T09:00:00Z,County health department,Report,Public health,164.512(b)")]
    [InlineData("10", "unexplained", "work-list", "disclosures", Disclosed, "x8,p8,2026-04-27T11:00:00Z,County health department,Report,Public health,164.512(b)")]
    [InlineData("10", "unexplained", "unexplained", "disclosures", Disclosed, "x8,p8,2026-04-28T09:00:00Z,County health department,Report,Public health,164.512(b)")]
    [InlineData("10", "unexplained", "work-list", "disclosures", Disclosed, "x8,p8,2026-03-21T13:00:00Z,County health department,Report,Public health,164.512(b)")]
    [InlineData("10", "unexplained", "unexplained", "disclosures", Disclosed, "x8,p8,2026-03-21T11:00:00Z,County health department,Report,Public health,164.512(b)")]
    [InlineData("14", "unexplained", "work-list", "disclosures", Disclosed, "x8,p8,2026-04-22T09:00:00Z,County health department,Report,Public health,164.512(b)")]
    [InlineData("12", "unexplained", "unexplained", "disclosures", Disclosed, "x8,p8,2026-04-22T09:00:00Z,County health department,Report,Public health,164.512(b)")]
    public async Task Explains_WhatWasJudgedBeforeIt(string access, string before, string after, string feed, string header, string row)
    {
        using var folder = new TemporaryFolder();
        var inPieces = await StoreCopy.EmptyAsync(Path.Combine(folder.Path, "pieces"));
        foreach (var (name, lines) in Known)
        {
            await TakeInAsync(inPieces, name, lines);
        }

        await new JudgementRunner(inPieces, TimeProvider.System).RunAsync(null, Token);
        Assert.Equal(before, await ReasonAsync(inPieces));
        await TakeInAsync(inPieces, feed, header, row);
        await new JudgementRunner(inPieces, TimeProvider.System).RunAsync(null, Token);
        Assert.Equal(after, await ReasonAsync(inPieces));

        var atOnce = await StoreCopy.EmptyAsync(Path.Combine(folder.Path, "at-once"));
        foreach (var (name, lines) in Known)
        {
            await TakeInAsync(atOnce, name, name == feed ? [.. lines, row] : lines);
        }

        await new JudgementRunner(atOnce, TimeProvider.System).RunAsync(null, Token);
        Assert.Equal(await JudgedAsync(atOnce), await JudgedAsync(inPieces));

        async Task<string> ReasonAsync(DeskStore store) => (await JudgedAsync(store)).Single(s => s.StartsWith($"{access} ", StringComparison.Ordinal)).Split(' ')[1];

        async Task TakeInAsync(DeskStore store, string name, params string[] lines)
        {
            var file = Path.Combine(folder.Path, $"{name}.csv");
            await File.WriteAllLinesAsync(file, lines, Token);
            Assert.Equal(0, (await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token)).Rejected);
        }
    }

    /// <summary>Each session, by its first access, with its reason, and each finding.</summary>
    private static async Task<List<string>> JudgedAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        var sessions = await db.Database.SqlQueryRaw<string>("""
            SELECT concat_ws(' ', a.EventId, ifnull(t.Text, 'unexplained'), s.Missing) AS Value
            FROM AccessSessions s JOIN Accesses a ON a.UserId = s.UserId AND a.PatientId = s.PatientId AND a.At = s.FirstAt LEFT JOIN Terms t ON t.Id = s.ExplanationId ORDER BY a.At
            """).ToListAsync(Token);
        var findings = await db.Findings.Where(f => f.Status != Rows.FindingStatus.Withdrawn).OrderBy(f => f.FirstAt).Select(f => $"{f.FirstAt} {f.Rules} {f.Score} {f.Signals}").ToListAsync(Token);
        return [.. sessions, .. findings];
    }
}
