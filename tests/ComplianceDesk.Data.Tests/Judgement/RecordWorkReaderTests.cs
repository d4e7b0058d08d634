using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Judgement;

/// <summary>Feeds of records explain accesses when a store is judged.</summary>
public sealed class RecordWorkReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Explains_ByDocumentsDiagnosesRequestsAndBilling()
    {
        using var hospital = await Hospital.OpenAsync();
        int[] departments = [hospital.Department("W1", "Ward 1"), hospital.Department("W2", "Ward 2"), hospital.Department("HIM", "Health Information")];
        var nurse = hospital.User("u1", "Ann", "Quill", u => u.DepartmentId = departments[0]);
        var colleague = hospital.User("u2", "Ben", "Reed", u => u.DepartmentId = departments[0]);
        var clerk = hospital.User("u3", "Cy", "Stone", u => { u.DepartmentId = departments[2]; u.Role = "Release of information specialist"; });
        var coder = hospital.User("u4", "Di", "Thorn", u => { u.DepartmentId = departments[2]; u.Role = "Coder"; });
        var patients = Enumerable.Range(0, 6).Select(i => hospital.Patient($"p{i}", "Bo", $"Person{i}")).ToArray();
        for (var i = 0; i < 3; i++)
        {
            hospital.Add(new EncounterRow { EncounterId = $"e{i}", PatientId = patients[i], Class = "inpatient", DepartmentId = departments[1], StartedAt = Hospital.Noon.AddDays(-6), EndedAt = Hospital.Noon.AddDays(2) });
        }

        hospital.Add(new EncounterRow { EncounterId = "e4", PatientId = patients[4], Class = "outpatient", DepartmentId = departments[1], StartedAt = Hospital.Noon.AddDays(-200), EndedAt = Hospital.Noon.AddDays(-200) });
        var code = new TermRow { Kind = TermKind.Reason, Text = "I10" };
        hospital.Add(code);
        await hospital.SaveAsync();
        hospital.Add(new DocumentRow { DocumentId = "d1", PatientId = patients[0], Type = "progress-note", AuthorUserId = nurse, CreatedAt = Hospital.Noon.AddDays(-3) });
        hospital.Add(new DocumentRow { DocumentId = "d2", PatientId = patients[1], Type = "order", SignedByUserId = colleague, SignedAt = Hospital.Noon.AddHours(-1) });
        hospital.Add(new DiagnosisRow { DiagnosisId = "x1", PatientId = patients[2], CodeId = code.Id, SystemId = code.Id, RecordedByUserId = nurse, RecordedAt = Hospital.Noon.AddDays(-4) });
        hospital.Add(new RequestRow { RequestId = "r1", PatientId = patients[3], Kind = "release-of-information", ReceivedAt = Hospital.Noon.AddDays(-2) });
        hospital.Add(new BillingRow { EncounterId = "e4" });
        hospital.Add(new EncounterRow { EncounterId = "e5", PatientId = patients[5], Class = "inpatient", DepartmentId = departments[1], StartedAt = Hospital.Noon.AddHours(-2) });
        hospital.Add(new DocumentRow { DocumentId = "d3", PatientId = patients[5], Type = "order", AuthorUserId = nurse, CreatedAt = Hospital.Noon.AddMinutes(9) });
        for (var i = 0; i < 3; i++)
        {
            hospital.Access(nurse, patients[i], Hospital.Noon);
        }

        hospital.Access(clerk, patients[3], Hospital.Noon);
        hospital.Access(coder, patients[4], Hospital.Noon);
        hospital.Access(nurse, patients[5], Hospital.Noon);
        await hospital.SaveAsync();
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        await using var db = hospital.Store.CreateDbContext();
        var reasons = await (from s in db.AccessSessions join t in db.Terms on s.ExplanationId equals t.Id orderby s.PatientId select t.Text).ToListAsync(Token);
        Assert.Equal(["documented-work", "consult", "documented-work", "work-list", "open-account", "documented-work"], reasons);
    }

    [Theory]
    [InlineData(null, "granted-access")]
    [InlineData("Dental records sent", "granted-access")]
    [InlineData("Request denied", null)]
    public async Task Explains_ByRequestsThatWereNotDenied(string? outcome, string? expected)
    {
        using var hospital = await Hospital.OpenAsync();
        var nurse = hospital.User("u1", "Ann", "de la Quill");
        var patient = hospital.Patient("p1", "Bo", "Person");
        hospital.Add(new RequestRow { RequestId = "r1", PatientId = patient, Kind = "access", ReceivedAt = Hospital.Noon.AddDays(-9), AnsweredAt = Hospital.Noon.AddDays(-2), Outcome = outcome, Recipient = "Ann de la Quill" });
        hospital.Access(nurse, patient, Hospital.Noon);
        await hospital.SaveAsync();
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(expected, await (from s in db.AccessSessions from t in db.Terms.Where(t => t.Id == s.ExplanationId).DefaultIfEmpty() select t.Text).SingleAsync(Token));
    }
}
