using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

public sealed class ChartCompletionQueryTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_TheNewestStateOfThePeriodAndNamesPeopleByKeys()
    {
        using var hospital = await Hospital.OpenAsync();
        var doctor = hospital.User("dr-1", "Ann", "Lee");
        foreach (var (id, signed) in new[] { ("E1", -30), ("E2", 0) })
        {
            var patient = hospital.Patient($"P-{id}");
            hospital.Add(new EncounterRow { EncounterId = id, PatientId = patient, Class = "inpatient", AttendingUserId = doctor, StartedAt = Hospital.Noon.AddDays(-52), EndedAt = Hospital.Noon.AddDays(-50), FacilityId = "H1" });
            foreach (var type in new[] { "h-and-p", "discharge-summary" })
            {
                hospital.Add(new DocumentRow { DocumentId = $"{id}-{type}", PatientId = patient, EncounterId = id, Type = type, AuthorUserId = doctor, CreatedAt = Hospital.Noon.AddDays(-51), SignedAt = signed == 0 ? null : Hospital.Noon.AddDays(signed) });
            }
        }

        await hospital.SaveAsync();
        var clock = new FixedClock(Hospital.Noon);
        await new QualityRunner(hospital.Store, clock).RunAsync(null, Token);

        var data = await RunAsync(hospital, ReportIdentities.Keys, clock);
        var completion = data.Measures.Single(m => m.Info.Id == "chart-completion");
        Assert.Equal((1, 2, MeasureStatus.OffTarget), (completion.Whole.Numerator, completion.Whole.Denominator, completion.Status));
        Assert.Equal(($"U{doctor}", 2.0), completion.Parts.Where(p => p.Figure.By == MeasureBy.Provider).Select(p => (p.Name, p.Figure.Denominator)).Single());
        var owed = data.Owed.Single(o => o.Measure == completion.Info.Title);
        // Discharged on 11 January: day 30 is 10 February, 20 days before.
        Assert.Equal(("encounters E2", $"U{doctor}", 20), (owed.Record, owed.Owner, owed.DaysLate));
        Assert.Equal([new ChartTrend(new DateOnly(2026, 3, 2), 1, 1)], data.Trend);
        Assert.Equal(new DateTimeOffset(Hospital.Noon), data.AsOf);
        Assert.Contains("dr-1", (await RunAsync(hospital, ReportIdentities.Identified, clock)).Owed[0].Owner, StringComparison.Ordinal);

        // A period that ends before the run has nothing measured.
        var before = await ReadAsync(hospital, ReportIdentities.Keys, clock, new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28));
        Assert.Equal((null, 0), (before.AsOf, before.Measures.Count));
    }

    private static Task<ChartCompletionData> RunAsync(Hospital hospital, ReportIdentities identities, TimeProvider clock) => ReadAsync(hospital, identities, clock, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    private static async Task<ChartCompletionData> ReadAsync(Hospital hospital, ReportIdentities identities, TimeProvider clock, DateOnly from, DateOnly to)
    {
        var request = new ReportRequest("chart-completion", from, to, "director") { Identities = identities };
        return await new ChartCompletionQuery().RunAsync(await ReportReading.OpenAsync(hospital.Store, new ChartCompletionReport().Info, request, clock, Token), Token);
    }
}
