using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class RuleCatalogTests
{
    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void SaysWhyNotRun_WhenNoFeedIsThere(string rule)
    {
        var nothing = ExplainedAccesses.From(AccessWindow.From(), new CareContextBuilder().Build(), new SiteCalendar(TimeZoneInfo.Utc, 0, 0));
        var run = Judgement.Of(nothing).Rules.Single(r => r.Id == rule);
        Assert.Matches("^not run: no .+ feed$", run.NotRun);
        Assert.Equal(0, run.Findings);
    }

    [Theory]
    [InlineData("vip", "not run: the patients feed gives no vip")]
    [InlineData("restricted-record", "not run: the patients feed gives no restricted")]
    [InlineData("deceased", "not run: the patients feed gives no death_date")]
    [InlineData("terminated-account", "not run: the workforce feed gives no terminated_on or terminated")]
    [InlineData("emergency-override", "not run: the accesses feed gives no break_glass")]
    [InlineData("failed-logins", "not run: the accesses feed gives no login")]
    [InlineData("name-fishing", "not run: the accesses feed gives no query")]
    [InlineData("bulk-export", "not run: the accesses feed gives no print or export")]
    [InlineData("unusual-parts", "not run: the accesses feed gives no object_type")]
    [InlineData("neighbour", "not run: the workforce feed gives no address_line")]
    [InlineData("family-contact", "not run: no relations feed")]
    public void SaysWhyNotRun_WhenAColumnIsEmpty(string rule, string expected) => Assert.Equal(expected, NotRun(new Ward(), rule));

    [Theory]
    [InlineData("encounters", "no-care-anywhere", "not run: no encounters feed")]
    [InlineData("encounters", "fixation", "not run: no encounters, appointments, care_team feed")]
    [InlineData("workforce", "dormant-account", "not run: no workforce feed")]
    [InlineData("workforce", "same-surname", "not run: no workforce feed")]
    [InlineData("patients", "same-surname", "not run: no patients feed")]
    [InlineData("patients", "enumeration", "not run: no patients feed")]
    public void SaysWhyNotRun_WhenOneFeedIsMissing(string feed, string rule, string expected) => Assert.Equal(expected, NotRun(new Ward(feed), rule));

    /// <summary>Each need of any rule, with all of its choices.</summary>
    public static TheoryData<string> Needs => [.. RuleCatalog.All.SelectMany(r => r.Info.Needs).Distinct()];

    [Theory]
    [MemberData(nameof(Needs))]
    public void SaysWhichRulesDidNotRun_WhenANeedIsNotThere(string need)
    {
        var without = need.Split('|');
        var runs = Complete(without).Judge().Rules.ToDictionary(r => r.Id, r => r.NotRun);
        foreach (var rule in RuleCatalog.All.Select(r => r.Info))
        {
            var lacks = rule.Needs.FirstOrDefault(n => n.Split('|').All(IsGone));
            if (lacks is null)
            {
                Assert.Null(runs[rule.Id]);
                continue;
            }

            Assert.StartsWith("not run: ", runs[rule.Id], StringComparison.Ordinal);
            Assert.All(lacks.Split('|'), choice => Assert.Contains(without.Contains(choice.Split('.')[0]) || choice.StartsWith("system_settings", StringComparison.Ordinal) ? choice.Split('.')[0] : choice.Split('.')[^1], runs[rule.Id], StringComparison.Ordinal));
        }

        bool IsGone(string choice) => without.Contains(choice) || without.Contains(choice.Split('.')[0]);
    }

    [Theory]
    [InlineData("supervisor", "not run: no employee link, and the workforce feed gives no address_line", "employee link", "workforce.address_line")]
    [InlineData("family-stack", "not run: the workforce feed gives no address_line or phone, and no relations feed", "workforce.address_line", "workforce.phone", "relations")]
    public void SaysAllThatWouldDo_WhenNoneOfItIsThere(string rule, string expected, params string[] without) => Assert.Equal(expected, NotRun(Complete(without), rule));

    [Fact]
    public void AsksHousehold_WhereOnlyTelephonesAreGiven() => Assert.Null(NotRun(Complete("workforce.address_line", "patients.address_line"), "household"));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Runs_WhenEverythingIsThere(string rule) => Assert.Null(NotRun(Complete(), rule));

    [Fact]
    public void Holds_EachRuleOnce() => Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(r => r.Info.Id).Distinct().Count());

    [Fact]
    public void Finds_ByIdAndNothingByAnotherWord()
    {
        Assert.IsType<VipRule>(RuleCatalog.Find("vip"));
        Assert.Null(RuleCatalog.Find("no-such-rule"));
    }

    private static string? NotRun(Ward ward, string rule) => ward.Judge().Rules.Single(r => r.Id == rule).NotRun;

    private static Ward Complete(params string[] without)
    {
        var ward = new Ward(without);
        var patient = ward.AddPatient("Iris", "Birch", "12 Elm Street", "60640", "312-555-0101", vip: true, restricted: "part 2", death: 5, number: "12");
        ward.AddUser("Rita", "Mercer", terminated: 40, ownPatient: patient, manager: ward.Nurse, address: "900 Lake Road", postalCode: "60911", phone: "312-555-0102");
        ward.AddRelation(patient, "Ned", "Birch");
        ward.AddDepartment("clinical", facility: "F2");
        ward.AddUser(status: "leave");
        ward.AddUser(status: "terminated");
        ward.AddPatient(employee: ward.Nurse);
        ward.AddAppointment(patient, ward.Clinic, ward.Nurse, 20);
        ward.AddCareTeam(patient, ward.Nurse, 3, 4);
        ward.AddTask(patient, OfficeWork.Release, 10, kind: RequestKind.OwnRecord);
        ward.AddAuditOn(0);
        ward.Do(AccessAction.Print, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10);
        ward.Do(AccessAction.Create, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10);
        ward.Do(AccessAction.Delete, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10);
        ward.Do(AccessAction.Read, ward.Nurse, 0, 10, kind: ObjectKind.Privileges);
        ward.Do(AccessAction.Read, ward.Nurse, 0, 10, kind: ObjectKind.AuditLog);
        ward.Do(AccessAction.Login, ward.Nurse, 0, 10);
        ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10, address: ward.Next(), part: 1);
        ward.Do(AccessAction.Update, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10);
        ward.Do(AccessAction.Query, ward.Nurse, 0, 10);
        ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10, breakGlass: true);
        return ward;
    }
}
