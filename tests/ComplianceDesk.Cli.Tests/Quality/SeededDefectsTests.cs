using ComplianceDesk.Cli.Bench;
using ComplianceDesk.Cli.Seed.Defects;
using ComplianceDesk.Cli.Verbs;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Cli.Tests.Quality;

/// <summary>
/// What <c>seed --defects</c> plants, taken in and put to all checks together: each check finds every row planted for it and nothing else, in
/// its own clean charts and in those with defects of other checks.
/// </summary>
[Collection(nameof(SeededDefectsTests.Judged))]
public sealed class SeededDefectsTests(SeededDefectsTests.Judged judged)
{
    // PLS-22 reads earlier runs, which no feed carries: MetricHistoryTests makes them.
    public static TheoryData<string> Checks => [.. CheckCatalog.All.Select(check => check.Info.Code).Where(code => code != "PLS-22")];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Finds_EveryPlantedRowAndNoOther(string code)
    {
        Assert.Contains(judged.Truth, row => row.Check == code);
        Assert.True(judged.Outcomes[code].IsMeasured);
        Assert.Equal(Rows(judged.Truth, code), Rows(judged.Found, code));
        Assert.Equal(judged.Truth.Count(row => row.Check == code), judged.Outcomes[code].Failing);
    }

    [Fact]
    public void Notices_AHitThatIsMissing() => Assert.NotEqual(Rows(judged.Truth, "CMP-02"), Rows(judged.Found, "CMP-02").Skip(1));

    // The number of an import depends on the order in which files were taken in.
    private static IEnumerable<string> Rows(IEnumerable<(string Check, string Feed, string Id)> rows, string code) =>
        rows.Where(row => row.Check == code).Select(row => row.Feed == "imports" ? "imports" : $"{row.Feed} {row.Id}").Order(StringComparer.Ordinal);

    /// <summary>The hospital, taken in and judged once for every class that reads it.</summary>
    [CollectionDefinition(nameof(Judged))]
    public sealed class Judged : IAsyncLifetime, ICollectionFixture<Judged>
    {
        private readonly TempFolder folder = new();

        public DeskStore Store { get; private set; } = null!;

        public IReadOnlyList<(string Check, string Feed, string Id)> Truth { get; private set; } = [];

        public IReadOnlyList<(string Check, string Feed, string Id)> Found { get; private set; } = [];

        public IReadOnlyDictionary<string, CheckOutcome> Outcomes { get; private set; } = new Dictionary<string, CheckOutcome>();

        public async ValueTask InitializeAsync()
        {
            Assert.Equal(ExitCode.Done, (await Run.Of("seed", "--defects", folder["feeds"])).Code);
            using (var truth = new StreamReader(Path.Combine(folder["feeds"], "truth.csv")))
            {
                Truth = [.. CsvRows.Read(truth, "check_id", "feed", "record_id").Select(cells => (cells[0], cells[1], cells[2]))];
            }

            var files = Directory.GetFiles(folder["feeds"], "*.csv").Where(file => Path.GetFileName(file) != "truth.csv").ToArray();
            var taken = await Run.Of(["ingest", .. files, "--data", folder["data"]]);
            
            // One row is planted that cannot be read.
            Assert.True(taken.Code == ExitCode.Exceptions, taken.Error);
            var loaded = await Run.Of("codes", "--data", folder["data"], "--file", Path.Combine(folder["feeds"], "tables", "codes.csv"));
            Assert.Equal((ExitCode.Done, ""), (loaded.Code, loaded.Error));
            var store = Store = await DataFolder.OpenAsync(folder["data"], TestContext.Current.CancellationToken);
            await using var db = store.CreateDbContext();
            await new DuplicateRunner(store, new StoppedClock()).RunAsync();
            await DecideAsync(db);
            var run = await new QualityRunner(store, new StoppedClock()).RunAsync();
            Found = [.. (await db.CheckFailures.Where(f => f.RunId == run.Id).ToListAsync()).Select(f => (f.CheckId, f.Feed, f.RecordId))];
            Outcomes = (await new CheckListQuery(store).RunAsync())!.Checks.ToDictionary(check => check.Outcome.Check.Code, check => check.Outcome);
        }

        /// <summary>What a person decides about pairs: the records planted for checks that ask what was decided are one person with their pair.</summary>
        private async Task DecideAsync(DeskContext db)
        {
            var ids = Truth.Where(row => row.Check is "UNQ-04" or "CNS-04").Select(row => row.Id).ToList();
            var patients = db.Patients.Where(patient => ids.Contains(patient.PatientId)).Select(patient => patient.Id);
            var decided = await db.DuplicatePairs.Where(pair => patients.Contains(pair.PatientAId) || patients.Contains(pair.PatientBId))
                .ExecuteUpdateAsync(pair => pair.SetProperty(p => p.Decision, DuplicateDecision.OnePerson));
            Assert.Equal(ids.Count, decided);
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(DefectHospital.AsOf);
    }
}
