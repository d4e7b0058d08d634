using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Requirements;

/// <summary>Evidence that the desk itself holds: changes of rights in its ledger, records that a later extract no longer has, reports that were signed off.</summary>
public sealed class DeskEvidenceTests : IAsyncLifetime
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Hospital.Noon);
    private readonly FixedClock clock = new(Hospital.Noon);
    private Hospital hospital = null!;

    public async ValueTask InitializeAsync() => hospital = await Hospital.OpenAsync();

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<(MetricResultRow Result, string[] Rows)> FiguresAsync(string metric)
    {
        await hospital.SaveAsync();
        var run = await new RequirementRunner(hospital.Store, clock).RunAsync(Token);
        await using var db = hospital.Store.CreateDbContext();
        return (await db.MetricResults.SingleAsync(m => m.Metric == metric && m.RunId == run.Id, Token), await db.MetricExceptions.Where(e => e.Metric == metric && e.LastRun == run.Id).OrderBy(e => e.Id).Select(e => e.Key).ToArrayAsync(Token));
    }

    private void Import(int id, string feed, bool full, double days) => hospital.Add(new ImportRow
    {
        Id = id, FileName = $"{id}.csv", Feed = feed, Sha256 = $"{id:x64}", Zone = "UTC", Status = ImportStatus.Finished, Full = full, ReceivedAt = Hospital.Noon.AddDays(-days), FinishedAt = Hospital.Noon.AddDays(-days),
    });

    [Fact]
    public async Task Counts_ChangesOfRightsOfTheLedger()
    {
        Import(900, "accesses", false, 1);
        var (admin, patient) = (hospital.User("adm"), hospital.Patient("p1"));
        var (rights, chart, ticket) = (hospital.Term(TermKind.ObjectType, "user-account"), hospital.Term(TermKind.ObjectType, "chart"), hospital.Term(TermKind.Reason, "CHG-17"));
        void Change(double days, int type, AccessAction action, bool reason, int? of = null, AccessOutcome outcome = AccessOutcome.Success) =>
            hospital.Access(admin, of, Hospital.Noon.AddDays(-days), action, a => (a.ImportId, a.ObjectTypeId, a.ReasonId, a.Outcome) = (900, type, reason ? ticket : null, outcome));
        Change(3, rights, AccessAction.Create, true);
        Change(3, rights, AccessAction.Update, false, outcome: AccessOutcome.Unknown);
        Change(2, rights, AccessAction.Delete, true);
        Change(2, rights, AccessAction.Read, false);
        Change(2, rights, AccessAction.Update, false, outcome: AccessOutcome.Denied);
        Change(2, chart, AccessAction.Update, false);
        Change(2, rights, AccessAction.Update, false, of: patient);

        var (result, rows) = await FiguresAsync("privilege-change-trace");

        Assert.Equal((3, 3, 2), (result.Population, result.Counted, result.Good));
        Assert.Equal([$"adm {Today.AddDays(-3):yyyy-MM-dd}"], rows);
    }

    [Fact]
    public async Task Tells_AVisitThatAWholeExtractNoLongerHolds()
    {
        Import(900, "encounters", true, 20);
        Import(901, "encounters", true, 2);
        var patient = hospital.Patient("p1");
        void Stay(string id, double ended, int? gone) => hospital.Add(new EncounterRow { EncounterId = id, PatientId = patient, Class = "inpatient", StartedAt = Hospital.Noon.AddDays(-ended - 2), EndedAt = Hospital.Noon.AddDays(-ended), FirstImportId = 900, GoneImportId = gone });
        Stay("kept", 40, null);
        Stay("early", 400, 901);
        Stay("old", 366 * 6, 901);

        var (result, rows) = await FiguresAsync("retention-horizon");

        Assert.Equal((3, 2, 1), (result.Population, result.Counted, result.Good));
        Assert.Equal(["early"], rows);
    }

    [Fact]
    public async Task Takes_ReportsThatWereSignedOff()
    {
        Import(900, "workforce", false, 1);
        var (ward, lab) = (hospital.Department("W", "Ward"), hospital.Department("L", "Laboratory"));
        hospital.User("nurse", also: u => u.DepartmentId = ward);
        hospital.User("technician", also: u => u.DepartmentId = lab);
        Report("access-recertification", $"department:{ward}", "director");
        Report("access-recertification", null, null);
        Report("federal-evaluation", null, "director");

        var (result, rows) = await FiguresAsync("access-recertification");
        Assert.Equal((2, 2, 1), (result.Population, result.Counted, result.Good));
        Assert.Equal(["technician"], rows);
        var (evaluation, _) = await FiguresAsync("evaluation-age");
        Assert.Equal((1, 1, 1), (evaluation.Population, evaluation.Counted, evaluation.Good));

        void Report(string name, string? about, string? by) => hospital.Add(new ReportRow
        {
            Name = name, Format = "pdf", From = Today.AddDays(-60), To = Today.AddDays(-30), GeneratedAt = Hospital.Noon.AddDays(-9), GeneratedBy = "officer", Sha256 = new string('a', 64), Number = "X-1", About = about,
            Draft = by is null, SignedOffBy = by, SignedOffAt = by is null ? null : Hospital.Noon.AddDays(-8),
        });
    }
}
