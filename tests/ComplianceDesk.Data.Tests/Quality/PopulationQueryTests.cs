using ComplianceDesk.Core.Trends;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class PopulationQueryTests : IAsyncLifetime
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private Hospital hospital = null!;

    public async ValueTask InitializeAsync() => hospital = await Hospital.OpenAsync();

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Counts_WhatTheStoreHolds_InBothDirections()
    {
        for (var i = 0; i < 40; i++)
        {
            var patient = hospital.Patient($"P{i}", "Ann", $"Lund{i}", p => (p.Sex, p.BirthDate) = (i < 15 ? "F" : "M", new DateOnly(1980, 1, 1)));
            hospital.Add(new EncounterRow { EncounterId = $"E{i}", PatientId = patient, Class = "outpatient", Status = "finished", StartedAt = Hospital.Noon.AddDays(-40) });
        }
        await hospital.SaveAsync();
        await new QualityRunner(hospital.Store, new FixedClock(Hospital.Noon)).RunAsync(null, Token);
        var query = new PopulationQuery(hospital.Store);

        var bySex = (await query.RunAsync(PopulationDimension.Sex, PopulationDimension.None, Token))!;
        Assert.Equal(["F", "M"], bySex.RowValues);
        Assert.Equal([15L, 25L], bySex.RowTotals.Select(t => t.Patients!.Value));
        var one = (await query.RunAsync(PopulationDimension.Age, PopulationDimension.Sex, Token))!;
        var other = (await query.RunAsync(PopulationDimension.Sex, PopulationDimension.Age, Token))!;
        Assert.Equal(one.Cells[0, 1], other.Cells[1, 0]);
        Assert.Equal(40, one.Total.Visits);
        Assert.Null(await query.RunAsync(PopulationDimension.Sex, PopulationDimension.Sex, Token));
    }

    [Fact]
    public async Task Answers_NothingBeforeTheFirstRun() => Assert.Null(await new PopulationQuery(hospital.Store).RunAsync(PopulationDimension.Month, PopulationDimension.None, Token));
}
