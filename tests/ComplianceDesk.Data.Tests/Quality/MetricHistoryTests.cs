using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class MetricHistoryTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flags_AFigureThatLeavesItsHabitFromTheNinthRunOn()
    {
        using var hospital = await Hospital.OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            hospital.Patient($"P{i}", "Ana", "Silva", patient => patient.Language = "en");
        }

        hospital.Add(new ImportRow { FileName = "patients.csv", Feed = "patients", Sha256 = "0", Zone = "UTC", Status = ImportStatus.Finished, ReceivedAt = Hospital.Noon });
        await hospital.SaveAsync();
        var clock = new FixedClock(Hospital.Noon);
        var runner = new QualityRunner(hospital.Store, clock);
        for (var run = 0; run < Drift.LeastRuns; run++)
        {
            await runner.RunAsync(cancellationToken: Token);
            clock.Now = clock.Now.AddDays(1);
            Assert.Equal(CheckStatus.NotApplicable, (await SteadyAsync(hospital)).Status);
        }

        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Patients.Where(p => p.PatientId == "P1" || p.PatientId == "P2").ExecuteUpdateAsync(p => p.SetProperty(r => r.Language, (string?)null), Token);
        }

        await runner.RunAsync(cancellationToken: Token);
        // The check, the score that it moves, and its dimension.
        Assert.Equal(["CMP-08", "completeness", "dimension-completeness"], (await new CheckFailuresQuery(hospital.Store).RunAsync("PLS-22", cancellationToken: Token)).Failures.Select(failure => failure.RecordId));
        var steady = await SteadyAsync(hospital);
        Assert.Equal(3, steady.Failing);
        Assert.True(steady.Eligible > 5);
    }

    private static async Task<CheckOutcome> SteadyAsync(Hospital hospital) =>
        (await new CheckListQuery(hospital.Store).RunAsync(Token))!.Checks.Single(check => check.Outcome.Check.Code == "PLS-22").Outcome;
}
