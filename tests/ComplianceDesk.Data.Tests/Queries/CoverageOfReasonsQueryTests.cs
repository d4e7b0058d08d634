using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

public sealed class CoverageOfReasonsQueryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_ExplainedAndUnexplainedFirstAndRepeat()
    {
        using var hospital = await WardAsync();
        var coverage = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(cancellationToken: Token);
        Assert.Equal(new CoverageShare(4, 3, 2, 1), coverage.All);
        Assert.Equal([new("encounter-in-department", "Visit in the user's department", 3, 1)], coverage.Explanations);
        Assert.Equal(["Ward 1", "Ward 2"], coverage.Departments.Select(d => d.Name));
        Assert.Equal([2, 0], coverage.Departments.Select(d => d.Share.Unexplained));
    }

    [Fact]
    public async Task Shows_WhatWasMissingForTheUnexplained()
    {
        using var hospital = await WardAsync();
        var coverage = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(cancellationToken: Token);
        Assert.Equal([new(MissingReason.CareElsewhere, 1, 1)], coverage.Missing);
        Assert.Equal(coverage.Missing, coverage.Departments[0].Missing);
    }

    [Fact]
    public async Task Shows_OnlyTheWeeksAskedFor()
    {
        using var hospital = await WardAsync();
        var all = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(cancellationToken: Token);
        Assert.Equal(2, all.Weeks.Count);
        Assert.All(all.Weeks, w => Assert.Equal(DayOfWeek.Monday, w.Monday.DayOfWeek));
        var second = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(from: all.Weeks[1].Monday.AddDays(3), cancellationToken: Token);
        Assert.Equal(1, second.All.Accesses);
        Assert.Equal(all.Weeks[1], Assert.Single(second.Weeks));
    }

    [Fact]
    public async Task Counts_TheSameWhenJudgedAgain()
    {
        using var hospital = await WardAsync();
        var before = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(cancellationToken: Token);
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        Assert.Equal(before.All, (await new CoverageOfReasonsQuery(hospital.Store).RunAsync(cancellationToken: Token)).All);
    }

    /// <summary>Two wards, a patient in each for two weeks; a nurse of the first opens her own patients, and twice the one of the other ward.</summary>
    private static async Task<Hospital> WardAsync()
    {
        var hospital = await Hospital.OpenAsync();
        int[] wards = [hospital.Department("W1", "Ward 1"), hospital.Department("W2", "Ward 2")];
        var nurses = wards.Select((w, i) => hospital.User($"u{i}", "Ann", $"Staff{i}", u => u.DepartmentId = w)).ToArray();
        var patients = wards.Select((w, i) => hospital.Patient($"p{i}", "Bo", $"Person{i}")).ToArray();
        for (var i = 0; i < 2; i++)
        {
            hospital.Add(new EncounterRow { EncounterId = $"e{i}", PatientId = patients[i], Class = "inpatient", DepartmentId = wards[i], StartedAt = Hospital.Noon.AddDays(-1), EndedAt = Hospital.Noon.AddDays(12) });
            hospital.Access(nurses[i], patients[i], Hospital.Noon);
        }

        var third = hospital.Patient("p3", "Bo", "Person3");
        hospital.Add(new EncounterRow { EncounterId = "e3", PatientId = third, Class = "outpatient", DepartmentId = wards[0], StartedAt = Hospital.Noon, EndedAt = Hospital.Noon.AddHours(1) });
        hospital.Access(nurses[0], third, Hospital.Noon);
        hospital.Access(nurses[0], patients[0], Hospital.Noon.AddDays(7));
        hospital.Access(nurses[0], patients[1], Hospital.Noon);
        hospital.Access(nurses[0], patients[1], Hospital.Noon.AddDays(1));
        await hospital.SaveAsync();
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        return hospital;
    }
}
