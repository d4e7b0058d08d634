using ComplianceDesk.Cli.Seed;

namespace ComplianceDesk.Cli.Tests.Seed;

public sealed class BenchmarkHospitalsTests(BenchmarkHospitalsTests.Hospitals hospitals) : IClassFixture<BenchmarkHospitalsTests.Hospitals>
{
    /// <summary>Some hospitals of the benchmark, written once.</summary>
    public sealed class Hospitals : IDisposable
    {
        private readonly TempFolder folder = new();

        internal List<(BenchmarkHospital Hospital, SeedResult Made, string Path)> All { get; } = [];

        public Hospitals()
        {
            foreach (var hospital in BenchmarkHospitals.Of("plain", "1-5"))
            {
                var path = folder[hospital.Name];
                All.Add((hospital, HospitalGenerator.Write(hospital.Options with { Out = path }, null, TestContext.Current.CancellationToken), path));
            }
        }

        public void Dispose() => folder.Dispose();
    }

    [Fact]
    public void Plants_EveryScenario_AndFewerThanOneAccessInAThousand()
    {
        var scenarios = hospitals.All.SelectMany(h => Csv.Rows(Path.Combine(h.Path, "truth.csv"))).Where(r => r["kind"] == "incident").Select(r => r["scenario"]).Distinct();
        Assert.Equal(PlantedScenario.All().Select(s => s.Id).Order(StringComparer.Ordinal), scenarios.Order(StringComparer.Ordinal));
        Assert.All(hospitals.All, h =>
        {
            var accesses = h.Made.Rows.Single(r => r.File == "accesses.csv").Rows;
            Assert.InRange(h.Made.Planted, accesses / 3000, accesses / 1000);
        });
    }

    [Fact]
    public void Arranges_EveryLookAlike()
    {
        // A clinic in another hospital needs another hospital.
        var kinds = hospitals.All.SelectMany(h => Csv.Rows(Path.Combine(h.Path, "truth.csv"))).Where(r => r["kind"] == "lookalike").Select(r => r["scenario"]).Distinct();
        var expected = LookAlike.All(benchmark: true).Select(l => l.Label.Scenario).Append("charting-at-home").Except(["roaming-physician"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Writes_RecordFeeds_ThatAgreeWithTheCare()
    {
        var path = hospitals.All[0].Path;
        var patientOf = Csv.Rows(Path.Combine(path, "encounters.csv")).ToDictionary(r => r["encounter_id"], r => r["patient_id"]);
        var users = Csv.Rows(Path.Combine(path, "workforce.csv")).Select(r => r["user_id"]).ToHashSet();
        var made = Csv.Rows(Path.Combine(path, "accesses.csv")).Where(r => r["action"] == "create").ToLookup(r => (r["user_id"], r["patient_id"], r["occurred_at"]));
        var documents = Csv.Rows(Path.Combine(path, "documents.csv")).ToArray();
        Assert.NotEmpty(documents);
        Assert.All(documents, d => Assert.True(made.Contains((d["author_user_id"], d["patient_id"], d["created_at"]))));
        Assert.All(documents.Where(d => d["encounter_id"].Length > 0 && patientOf.ContainsKey(d["encounter_id"])), d => Assert.Contains(d["author_user_id"], users));
        foreach (var (feed, column) in (ReadOnlySpan<(string, string)>)[("diagnoses", "encounter_id"), ("billing", "encounter_id"), ("coding_queries", "encounter_id")])
        {
            var rows = Csv.Rows(Path.Combine(path, feed + ".csv")).ToArray();
            Assert.NotEmpty(rows);
            Assert.All(rows, r => Assert.Contains(r[column], patientOf.Keys));
        }

        Assert.All((string[])["requests", "disclosures", "system_settings", "training"], feed => Assert.NotEmpty(Csv.Rows(Path.Combine(path, feed + ".csv"))));
    }

    [Theory]
    [InlineData("all", 6)]
    [InlineData("tuning", 3)]
    [InlineData("held-out", 3)]
    [InlineData("rural,border", 2)]
    public void Chooses_Conventions(string conventions, int expected) => Assert.Equal(2 * expected, BenchmarkHospitals.Of(conventions, "4-5").Count);

    [Theory]
    [InlineData("moon", "1", "--conventions has \"moon\"; expected all, tuning, held-out, or some of plain,rural,network,teaching,border,hosted.")]
    [InlineData("plain", "5-4", "--seeds is \"5-4\"; expected a seed or a range such as 11-15.")]
    public void Rejects_WhatItDoesNotKnow(string conventions, string seeds, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<Refusal>(() => BenchmarkHospitals.Of(conventions, seeds)).Message);

    [Fact]
    public void Keeps_TuningApartFromReporting()
    {
        // Rules may be worked on with the first three and never with the others.
        Assert.Equal(["plain", "rural", "network"], Convention.All.Where(c => c.ForTuning).Select(c => c.Id));
    }
}
