using ComplianceDesk.Cli.Seed;

namespace ComplianceDesk.Cli.Tests.Seed;

/// <summary>What one hospital writes in one way, another writes in another.</summary>
public sealed class ConventionTests
{
    private static Dictionary<string, List<Dictionary<string, string>>> Written(Func<Convention, Convention> change, params string[] feeds)
    {
        using var folder = new TempFolder();
        var convention = change(Convention.Plain with { Id = "test", Staff = 120, Patients = 900, Days = 4 });
        HospitalGenerator.Write(new SeedOptions(folder.Path, convention.Staff, convention.Patients, convention.Days, 6, SeedOptions.DefaultUntil, false, false) { Convention = convention, Benchmark = true }, null, TestContext.Current.CancellationToken);
        return feeds.ToDictionary(f => f, f => Csv.Rows(folder[f + ".csv"]).ToList());
    }

    [Theory]
    [InlineData(IdForm.Digits, "^[0-9]{8}$", "^u[0-9]+$")]
    [InlineData(IdForm.Names, "^[1-9][0-9]*$", "^[a-z]+[0-9]*$")]
    [InlineData(IdForm.Prefixed, "^MRN[0-9]{7}$", "^EMP-[0-9]+$")]
    [InlineData(IdForm.Uuid, "^[0-9a-f-]{36}$", "^[0-9a-f-]{36}$")]
    internal void Writes_IdsInEachForm_AndTheyStayUnique(IdForm form, string patient, string user)
    {
        var feeds = Written(c => c with { Ids = form }, "patients", "workforce", "departments", "accesses");
        Assert.All(feeds["patients"], r => Assert.Matches(patient, r["patient_id"]));
        Assert.All(feeds["workforce"], r => Assert.Matches(user, r["user_id"]));
        foreach (var (feed, id) in (ReadOnlySpan<(string, string)>)[("patients", "patient_id"), ("workforce", "user_id"), ("departments", "department_id"), ("accesses", "event_id")])
        {
            Assert.Equal(feeds[feed].Count, feeds[feed].Select(r => r[id]).Distinct().Count());
        }

        var known = feeds["workforce"].Select(r => r["user_id"]).ToHashSet();
        Assert.All(feeds["accesses"], r => Assert.Contains(r["user_id"], known));
    }

    [Theory]
    [InlineData(TimeGrain.Minutes, false, "T[0-9:]{5}:00[+-]")]
    [InlineData(TimeGrain.Seconds, true, "T[0-9:]{8}Z$")]
    [InlineData(TimeGrain.Milliseconds, true, @"T[0-9:]{8}\.[0-9]{3}Z$")]
    internal void Writes_TimesInEachGrain(TimeGrain grain, bool utc, string form) =>
        Assert.All(Written(c => c with { Grain = grain, Utc = utc }, "accesses")["accesses"], r => Assert.Matches(form, r["occurred_at"]));

    [Fact]
    public void Leaves_OutWhatAHospitalDoesNotKeep()
    {
        var feeds = Written(c => c with { KindsGiven = false, Logged = LoggedDepartment.None, EncounterShare = 0, OwnRecordShare = 0 }, "departments", "accesses", "workforce", "patients");
        Assert.All(feeds["departments"], r => Assert.Equal("", r["kind"] + r["serves_all"]));
        Assert.All(feeds["accesses"], r => Assert.Equal("", r["department_id"] + r["encounter_id"]));
        Assert.All(feeds["workforce"], r => Assert.Equal("", r["own_patient_id"]));
        Assert.All(feeds["patients"], r => Assert.Equal("", r["employee_user_id"]));
    }

    [Fact]
    public void Speaks_AsPayrollSpeaks()
    {
        var feeds = Written(c => c with { Roles = Wording.Payroll, Departments = Wording.Payroll, Objects = Wording.Payroll }, "workforce", "departments", "accesses");
        Assert.Contains(feeds["workforce"], r => r["role"] == "NURSE REGISTERED II");
        Assert.Contains(feeds["departments"], r => r["name"] == "8710 HIM CODING");
        Assert.Contains(feeds["accesses"], r => r["object_type"] == "DocumentReference");
    }

    [Fact]
    public void Puts_VirtualDesktops_BehindFewAddresses()
    {
        var inside = Written(c => c with { VirtualDesktops = true }, "accesses")["accesses"].Where(r => r["workstation_id"].StartsWith("VDI-", StringComparison.Ordinal)).ToArray();
        Assert.InRange(inside.Select(r => r["source_ip"]).Where(a => a.Length > 0).Distinct().Count(), 1, 4);
        Assert.True(inside.Select(r => r["workstation_id"]).Distinct().Count() > 50);
    }

    [Fact]
    public void Gives_HalfATown_TheSameNames()
    {
        var names = Written(c => c with { TownNameShare = 0.7, TownNames = ["García", "López", "Díaz"] }, "patients")["patients"];
        Assert.InRange(names.Count(r => r["family_name"] is "García" or "López" or "Díaz"), names.Count / 2, names.Count);
    }

    [Fact]
    public void Transfers_PatientsBetweenHospitals()
    {
        var encounters = Written(c => c with { Staff = 260, Patients = 3000, Facilities = 2, TransferShare = 0.3 }, "encounters")["encounters"];
        Assert.Contains(encounters.Where(e => e["class"] == "emergency" && e["disposition"] == "admitted"), e =>
            encounters.Any(a => a["patient_id"] == e["patient_id"] && a["class"] is "inpatient" or "observation" && a["facility_id"] != e["facility_id"]));
    }
}
