using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Requirements;

/// <summary>Evidence that the desk itself holds: changes of rights in its ledger, records that a later extract no longer has, reports that were signed off.</summary>
public sealed class DeskEvidenceTests : HospitalTest
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Hospital.Noon);
    private readonly FixedClock clock = new(Hospital.Noon);
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
    public async Task Finds_TheEventThatDisablesALeaver()
    {
        Import(900, "accesses", false, 1);
        Import(901, "workforce", false, 1);
        var admin = hospital.User("adm");
        hospital.User("prompt", also: Left);
        hospital.User("late", also: Left);
        hospital.Add(new DailyCountRow { Kind = DailyCountKind.User, Key = admin, Day = Today.AddDays(-90).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber, Events = 1 });
        var rights = hospital.Term(TermKind.ObjectType, "user-account");
        void Change(string of, double days, AccessAction action) => hospital.Access(admin, null, Hospital.Noon.AddDays(-days), action, a => (a.ImportId, a.ObjectTypeId, a.ObjectId) = (900, rights, of));
        Change("prompt", 9, AccessAction.Update);
        Change("late", 3, AccessAction.Delete);
        Change("late", 12, AccessAction.Create);

        var (result, rows) = await FiguresAsync("termination-lag");
        Assert.Equal((3, 2, 1), (result.Population, result.Counted, result.Good));
        Assert.Equal(["late"], rows);
        Assert.Equal((3, 1, 0), await PlainAsync("privileged-account-ratio"));

        static void Left(UserRow user) => (user.Status, user.TerminatedOn) = ("terminated", Today.AddDays(-10));
    }

    [Fact]
    public async Task Traces_IncidentsToTheFindingsOfTheirCases()
    {
        Import(900, "accesses", false, 1);
        Import(901, "incidents", false, 1);
        var (nurse, one, two) = (hospital.User("u1"), hospital.Patient("p1"), hospital.Patient("p2"));
        var (a, b) = (hospital.Access(nurse, one, Hospital.Noon.AddDays(-50)), hospital.Access(nurse, two, Hospital.Noon.AddDays(-50)));
        var finding = hospital.Finding(nurse, null, 80, f => f.FirstOpenedAt = Hospital.Noon.AddDays(-40), a, b);
        var unseen = hospital.Finding(nurse, one, 80, null, a);
        var number = 0;
        void Incident(string id, int discovered, int? patients, int? about)
        {
            hospital.Add(new IncidentRow { IncidentId = id, DiscoveredOn = Today.AddDays(-discovered), PatientCount = patients, Kind = "words that name finding 1 tie nothing" });
            if (about is { } of)
            {
                var row = new CaseRow { Id = ++number, Title = "Looks at a colleague", OpenedAt = Hospital.Noon.AddDays(-9), OpenedBy = "officer", Owner = "officer", Facts = "" };
                row.Put(new CaseFacts { DiscoveredOn = Today.AddDays(-discovered), RegisterIncident = id });
                hospital.Add(row);
                hospital.Add(new CaseFindingRow { CaseId = number, FindingId = of, AddedBy = "officer", AddedAt = Hospital.Noon.AddDays(-9) });
            }
        }

        Incident("right", 40, 2, finding);
        Incident("late and short", 39, 1, finding);
        Incident("seen by the case only", 9, null, unseen);
        Incident("elsewhere", 9, 500, null);

        Assert.Equal((3, 3, 2), await PlainAsync("breach-discovery-basis"));
        Assert.Equal((3, 2, 1), await PlainAsync("breach-scope-reconstruction"));
    }

    [Fact]
    public async Task Reads_WhatTheSiteNames()
    {
        Import(900, "workforce", false, 1);
        Import(901, "encounters", false, 1);
        Import(902, "patients", false, 1);
        var (unit, other) = (hospital.Department("D7", "Recovery unit"), hospital.Department("D8", "Ward"));
        hospital.User("officer");
        var (marked, plain) = (hospital.Patient("p1", also: p => p.Restricted = "part2"), hospital.Patient("p2"));
        void Visit(string id, int patient, int department) => hospital.Add(new EncounterRow { EncounterId = id, PatientId = patient, DepartmentId = department, Class = "outpatient", StartedAt = Hospital.Noon.AddDays(-5) });
        Visit("e1", marked, unit);
        Visit("e2", plain, unit);
        Visit("e3", plain, other);
        await hospital.SaveAsync();
        Assert.Equal(MetricStatus.NoData, (await FiguresAsync("official-designated")).Result.Status);
        Assert.Null(await new RequirementReview(hospital.Store, clock).SetAsync(
            (await RequirementSettings.LoadAsync(hospital.Store, Token)) with
            {
                Names = new SiteNames { Officials = new Dictionary<string, Official> { ["security-official"] = new("officer", Today) }, Part2Units = new HashSet<string> { "D7" } },
            }, "Named by the board last week.", "admin", Token));

        Assert.Equal((2, 2, 1), await PlainAsync("official-designated"));
        Assert.Equal((3, 2, 1), await PlainAsync("part2-flag-coverage"));
    }

    private async Task<(long Population, long Counted, long Good)> PlainAsync(string metric) => (await FiguresAsync(metric)).Result is var r ? (r.Population, r.Counted, r.Good) : default;

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
