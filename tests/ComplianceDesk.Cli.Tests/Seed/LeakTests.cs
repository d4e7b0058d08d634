using System.Globalization;
using ComplianceDesk.Cli.Seed;

namespace ComplianceDesk.Cli.Tests.Seed;

/// <summary>Nothing in ids, order, clock or empty fields may tell which accesses were planted.</summary>
public sealed class LeakTests(LeakTests.Hospitals hospitals) : IClassFixture<LeakTests.Hospitals>
{
    /// <summary>Accesses of several hospitals that name a patient, planted or ordinary.</summary>
    public sealed class Hospitals
    {
        internal List<(Dictionary<string, string> Row, double Place, string? Incident, int Seed)> Accesses { get; } = [];

        public Hospitals()
        {
            for (var seed = 31; seed < 35; seed++)
            {
                using var folder = new TempFolder();
                HospitalGenerator.Write(new SeedOptions(folder.Path, 300, 5000, 20, seed, SeedOptions.DefaultUntil, false, false), null, TestContext.Current.CancellationToken);
                var planted = Csv.Rows(folder["truth.csv"]).Where(r => r["kind"] == "incident").ToDictionary(r => r["event_id"], r => r["incident_id"]);
                var rows = Csv.Rows(folder["accesses.csv"]).ToArray();
                for (var i = 0; i < rows.Length; i++)
                {
                    if (rows[i]["patient_id"].Length > 0) Accesses.Add((rows[i], (double)i / rows.Length, planted.GetValueOrDefault(rows[i]["event_id"]), seed));
                }
            }
        }
    }

    [Fact]
    public void Rises_WithTime_AndWithNothingElse()
    {
        foreach (var hospital in hospitals.Accesses.GroupBy(a => a.Seed))
        {
            var times = hospital.Select(a => DateTimeOffset.Parse(a.Row["occurred_at"], CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(times.Order(), times);
            var ids = hospital.Select(a => a.Row["event_id"]).ToArray();
            Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        }
    }

    [Fact]
    public void Spreads_IncidentsOverTheWholeTime()
    {
        var places = hospitals.Accesses.Where(a => a.Incident is not null).GroupBy(a => (a.Seed, a.Incident)).Select(g => g.Average(a => a.Place)).ToArray();
        Assert.True(places.Length > 40);
        Assert.InRange(places.Average(), 0.38, 0.68);
        // Each quarter of the time has its share; some scenarios need days behind them and lean to the end.
        for (var quarter = 0; quarter < 4; quarter++) Assert.InRange(places.Count(p => (int)(p * 4) == quarter), places.Length / 12, places.Length / 2);
    }

    [Theory]
    [InlineData("encounter_id", 0.2)]
    [InlineData("workstation_id", 0.06)]
    [InlineData("source_ip", 0.06)]
    [InlineData("department_id", 0.06)]
    [InlineData("session_id", 0.06)]
    [InlineData("purpose_of_use", 0.12)]
    [InlineData("outcome", 0.06)]
    public void Leaves_OptionalFieldsEmpty_AsOftenInPlantedAccesses(string column, double within)
    {
        var planted = Empty(hospitals.Accesses.Where(a => a.Incident is not null), column);
        var ordinary = Empty(hospitals.Accesses.Where(a => a.Incident is null), column);
        Assert.InRange(planted - ordinary, -within, within);
    }

    [Fact]
    public void Names_Objects_AsOftenInPlantedAccesses()
    {
        // What is opened decides whether it has an id; within one kind of thing the rates must agree.
        var things = hospitals.Accesses.Where(a => a.Incident is not null).CountBy(a => a.Row["object_type"]).Where(t => t.Value >= 40).Select(t => t.Key).ToArray();
        Assert.NotEmpty(things);
        foreach (var thing in things)
        {
            var planted = Empty(hospitals.Accesses.Where(a => a.Incident is not null && a.Row["object_type"] == thing), "object_id");
            var ordinary = Empty(hospitals.Accesses.Where(a => a.Incident is null && a.Row["object_type"] == thing), "object_id");
            Assert.InRange(planted - ordinary, -0.25, 0.25);
        }
    }

    [Fact]
    public void Spreads_PlantedAccesses_OverMinutesAndSeconds()
    {
        var seconds = hospitals.Accesses.Where(a => a.Incident is not null).Select(a => DateTimeOffset.Parse(a.Row["occurred_at"], CultureInfo.InvariantCulture).Second).ToArray();
        Assert.True(seconds.Distinct().Count() > 40);
        Assert.True(seconds.CountBy(s => s).Max(s => s.Value) < seconds.Length / 12);
    }

    private static double Empty(IEnumerable<(Dictionary<string, string> Row, double Place, string? Incident, int Seed)> accesses, string column) =>
        accesses.Average(a => a.Row[column].Length == 0 ? 1.0 : 0.0);
}
