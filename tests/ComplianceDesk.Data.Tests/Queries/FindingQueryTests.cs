using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

/// <summary>A finding's page gets everything a reviewer needs, and no name of a patient.</summary>
public sealed class FindingQueryTests
{
    [Fact]
    public async Task Shows_WhyWhatAndWhatWasDecided()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1", "Ann", "Smith");
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones");
        var reason = hospital.Term(TermKind.Reason, "Mr JONES asked, MRN0012417");
        var support = hospital.Term(TermKind.Explanation, "support-department");
        var read = hospital.Access(user, patient, Hospital.Noon);
        var again = hospital.Access(user, patient, Hospital.Noon.AddMinutes(1));
        var print = hospital.Access(user, patient, Hospital.Noon.AddMinutes(2), AccessAction.Print, a => (a.BreakGlass, a.ReasonId) = (true, reason));
        hospital.Session(user, patient, 20514, events: 3, first: true);
        hospital.Session(user, patient, 20515, explanation: support);
        var finding = hospital.Finding(user, patient, 80, f => f.Signals =
            """[{"rule":"surname","weight":40,"sentence":"Samuel Jones bears the name of 1 in 4,000; Jonesboro is a town."},{"rule":"self","weight":5,"sentence":"x"}]""", read, again, print);
        hospital.Add(new DecisionRow { FindingId = finding, From = FindingStatus.New, To = FindingStatus.UnderReview, Note = "Taken up for review.", DecidedBy = "officer", DecidedAt = Hospital.Noon });
        hospital.Add(new FindingChangeRow { FindingId = finding, At = Hospital.Noon, Change = FindingChange.Withdrawn, Events = 3, Score = 80, Because = "Jones came in late." });
        await hospital.SaveAsync();

        var detail = await new FindingQuery(hospital.Store).RunAsync(finding);
        Assert.NotNull(detail);
        Assert.Equal(["••• ••• bears the name of 1 in 4,000; Jonesboro is a town.", "x"], detail.Signals.Select(s => s.Sentence));
        Assert.Equal([40, 5], detail.Signals.Select(s => s.Weight));
        Assert.Equal([new ActionCount(AccessAction.Read, 2), new ActionCount(AccessAction.Print, 1)], detail.Actions);
        Assert.Equal([new OverrideReason("Mr ••• asked, •••", 1)], detail.Overrides);
        Assert.Equal([new PairDay(20515, 1, false, "support-department"), new PairDay(20514, 3, true, null)], detail.Days);
        Assert.Equal("officer", Assert.Single(detail.Decisions).By);
        Assert.Equal(new FindingChanged(FindingChange.Withdrawn, 3, 80, "••• came in late.", Hospital.Noon), Assert.Single(detail.Changes));
    }

    [Fact]
    public async Task Says_ThatThereIsNone()
    {
        using var hospital = await Hospital.OpenAsync();
        Assert.Null(await new FindingQuery(hospital.Store).RunAsync(1));
        Assert.Null(await new SimilarFindingsQuery(hospital.Store).RunAsync(1));
        Assert.Null(await new TiesQuery(hospital.Store).RunAsync(1, 2));
        Assert.Null(await new PeerFiguresQuery(hospital.Store).RunAsync(1, 0, 1, TimeZoneInfo.Utc));
        Assert.Null(await new UserCardQuery(hospital.Store).RunAsync(1));
        Assert.Null(await new PatientCardQuery(hospital.Store).RunAsync(1, 2, Hospital.Noon, Hospital.Noon));
    }

    [Fact]
    public async Task Shows_TheUserWithEarlierOutcomes()
    {
        using var hospital = await Hospital.OpenAsync();
        var manager = hospital.User("m1", "Max", "Berg");
        var department = hospital.Department("D1", "Cardiology");
        var user = hospital.User("u1", "Ann", "Smith", u =>
            (u.DepartmentId, u.ManagerId, u.Status, u.TerminatedOn) = (department, manager, "terminated", new DateOnly(2026, 2, 1)));
        hospital.Finding(user, null, 50, f => f.Status = FindingStatus.Violation);
        hospital.Finding(user, null, 50, f => f.Status = FindingStatus.Violation);
        var current = hospital.Finding(user, null, 50);
        await hospital.SaveAsync();
        var card = await new UserCardQuery(hospital.Store).RunAsync(user, exceptFinding: current);
        Assert.NotNull(card);
        Assert.Equal(("Ann Smith (u1)", "Cardiology", "Max Berg", "terminated"), (card.Label, card.Department, card.Manager, card.WorkStatus));
        Assert.Equal([new StatusCount(FindingStatus.Violation, 2)], card.Findings);
    }

    [Fact]
    public async Task Shows_ThePatientsCareNearTheAccess()
    {
        using var hospital = await Hospital.OpenAsync();
        var cardiology = hospital.Department("D1", "Cardiology");
        var surgery = hospital.Department("D2", "Surgery");
        var user = hospital.User("u1", "Ann", "Smith", u => u.DepartmentId = cardiology);
        var other = hospital.User("u2");
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones", p =>
            (p.Vip, p.EmployeeUserId, p.DeathDate, p.Restricted) = (true, other, new DateOnly(2026, 3, 1), "part2"));
        var noon = Hospital.Noon;
        hospital.Add(new EncounterRow { EncounterId = "e1", PatientId = patient, Class = "inpatient", DepartmentId = surgery, StartedAt = noon.AddDays(-2), EndedAt = noon.AddDays(1) });
        hospital.Add(new EncounterRow { EncounterId = "e2", PatientId = patient, Class = "outpatient", DepartmentId = cardiology, StartedAt = noon.AddDays(10), EndedAt = noon.AddDays(10).AddHours(1) });
        hospital.Add(new EncounterRow { EncounterId = "e3", PatientId = patient, Class = "outpatient", DepartmentId = cardiology, StartedAt = noon.AddDays(-99), EndedAt = noon.AddDays(-98) });
        hospital.Add(new AppointmentRow { AppointmentId = "a1", PatientId = patient, DepartmentId = surgery, PractitionerUserId = user, StartsAt = noon.AddDays(5) });
        hospital.Add(new CareTeamRow { PatientId = patient, UserId = other, StartsOn = new DateOnly(2026, 1, 1) });
        hospital.Add(new CareTeamRow { PatientId = patient, UserId = user, EndsOn = new DateOnly(2026, 2, 1) });
        await hospital.SaveAsync();

        var card = await new PatientCardQuery(hospital.Store).RunAsync(patient, user, noon, noon.AddMinutes(5));
        Assert.NotNull(card);
        Assert.Equal((true, true, true, "part2"), (card.Vip, card.Employee, card.Deceased, card.Restricted));
        Assert.Equal(["inpatient Surgery True False", "appointment Surgery False True", "outpatient Cardiology False True"],
            card.Care.Select(c => $"{c.Kind} {c.Department} {c.DuringAccess} {c.OwnDepartment}"));
        Assert.Equal((1, false), (card.TeamSize, card.OnTeam));
        Assert.DoesNotContain("Samuel", card.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Samuel", "Jones", "MRN0012417", "S••• J•••", "•••417")]
    [InlineData(null, "  ", "4711", "••• •••", "•••11")]
    [InlineData("Élodie", "𝒜bel", "7", "É••• 𝒜•••", "•••")]
    public void Masks_AnIdentity(string? given, string? family, string id, string initials, string number) =>
        Assert.Equal(new MaskedPatient(1, initials, number), MaskedPatient.Of(1, given, family, id));
}
