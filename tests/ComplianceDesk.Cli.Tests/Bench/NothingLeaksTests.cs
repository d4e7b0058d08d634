using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Cli.Seed;
using ComplianceDesk.Cli.Verbs;
using ComplianceDesk.Data.Judgement;

namespace ComplianceDesk.Cli.Tests.Bench;

/// <summary>
/// No rule knows what the generator gives away: a hospital judged under other ids, in another order of rows, or with columns empty that no rule
/// declares as needed is judged the same.
/// </summary>
public sealed class NothingLeaksTests(NothingLeaksTests.Hospital hospital) : IClassFixture<NothingLeaksTests.Hospital>
{
    /// <summary>What was judged of one hospital, ids as its own files have them.</summary>
    internal sealed record Outcome(List<string> Findings, Dictionary<string, string> Reasons);

    /// <summary>A benchmark hospital, as long as it takes for every scenario to find a place in it, written and judged once.</summary>
    public sealed class Hospital : IAsyncLifetime
    {
        private readonly TempFolder folder = new();

        public string Feeds => folder["feeds"];

        internal Outcome Plain { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var convention = Convention.Plain with { Id = "whole", Staff = 300, Patients = 4200, Days = 100 };
            HospitalGenerator.Write(
                new SeedOptions(Feeds, convention.Staff, convention.Patients, convention.Days, 5, SeedOptions.DefaultUntil, false, false) { Convention = convention, Benchmark = true },
                null, TestContext.Current.CancellationToken);
            Plain = await JudgeAsync(Feeds, id => id);
        }

        internal static async Task<Outcome> JudgeAsync(string feeds, Func<string, string> original)
        {
            using var folder = new TempFolder();
            var store = await BenchVerb.JudgedAsync(feeds, folder["data"], null, TimeProvider.System, TestContext.Current.CancellationToken);
            await using (var file = File.Create(folder["findings.csv"])) await FindingsRegister.WriteAsync(store, new CsvRowWriter(file), TestContext.Current.CancellationToken);
            await using (var file = File.Create(folder["explanations.csv"])) await ExplanationsRegister.WriteAsync(store, new CsvRowWriter(file), TestContext.Current.CancellationToken);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return new(
                [.. Csv.Rows(folder["findings.csv"]).Select(r =>
                    $"{string.Join(';', r["rule"].Split(';').Order(StringComparer.Ordinal))} {r["score"]} {original(r["user_id"])} {original(r["patient_id"])} {string.Join(' ', r["event_ids"].Split(';').Select(original).Order(StringComparer.Ordinal))}")
                    .Order(StringComparer.Ordinal)],
                Csv.Rows(folder["explanations.csv"]).ToDictionary(r => original(r["event_id"]), r => r["explanation"]));
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private static IEnumerable<(string Feed, FeedColumn Column)> Optional => FeedSchema.All.SelectMany(f => f.Columns.Where(c => !c.Required).Select(c => (f.Id, c)));

    [Fact]
    public void Finds_SomethingToCompare()
    {
        Assert.InRange(hospital.Plain.Findings.Count, 20, 300);
        Assert.Contains(hospital.Plain.Findings, IsEnumeration);
        Assert.InRange(hospital.Plain.Reasons.Values.Count(r => r.Length > 0), 100_000, int.MaxValue);
        var planted = Csv.Rows(Path.Combine(hospital.Feeds, "truth.csv")).Select(r => r["scenario"]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(PlantedScenario.All().Select(s => s.Id).Except(planted));
    }

    [Fact]
    public void Knows_TheColumnsItLeaves()
    {
        Assert.DoesNotContain(FeedSchema.All.SelectMany(f => f.Columns), c => c.Required && c.IsWeighed);
        var needed = Core.Rules.RuleCatalog.All.SelectMany(r => r.Info.Needs).SelectMany(n => n.Split('|')).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Optional, c => !c.Column.IsWeighed && needed.Contains($"{c.Feed}.{c.Column.Name}"));
    }

    [Fact]
    public async Task Judges_TheSame_UnderOtherIds_InAnotherOrder()
    {
        using var folder = new TempFolder();
        var disguise = new Disguise(99) { KeepsOrderOfRecords = true };
        disguise.Write(hospital.Feeds, folder.Path, rename: true, shuffle: true, (_, _) => false);
        var ids = Csv.Rows(Path.Combine(hospital.Feeds, "accesses.csv")).SelectMany(r => new[] { r["event_id"], r["user_id"], r["patient_id"] }).Where(i => i.Length > 0).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Csv.Rows(Path.Combine(folder.Path, "accesses.csv")), r => ids.Contains(r["event_id"]) || ids.Contains(r["user_id"]) || ids.Contains(r["patient_id"]));
        var outcome = await Hospital.JudgeAsync(folder.Path, disguise.Original);
        Assert.Equal(hospital.Plain.Findings, outcome.Findings);
        Assert.Empty(Otherwise(hospital.Plain, outcome));
    }

    /// <summary>What rests on the order of record numbers is the one thing that goes with it.</summary>
    [Fact]
    public async Task Judges_NearlyTheSame_UnderRecordNumbersInNoOrder_WithEveryColumnEmptyThatNoRuleNeeds_ButForEnumeration()
    {
        using var folder = new TempFolder();
        var empty = Optional.Where(c => !c.Column.IsWeighed).Select(c => (c.Feed, c.Column.Name)).ToHashSet();
        var disguise = new Disguise(96);
        disguise.Write(hospital.Feeds, folder.Path, rename: true, shuffle: false, (feed, column) => empty.Contains((feed.Replace('_', '-'), column)));
        var outcome = await Hospital.JudgeAsync(folder.Path, disguise.Original);
        Assert.DoesNotContain(outcome.Findings, IsEnumeration);
        var people = hospital.Plain.Findings.Where(IsEnumeration).Select(Person).ToHashSet(StringComparer.Ordinal);
        string[] plain = [.. hospital.Plain.Findings.Where(f => !people.Contains(Person(f)))], other = [.. outcome.Findings.Where(f => !people.Contains(Person(f)))];
        string[] changed = [.. plain.Except(other).Select(f => "- " + f), .. other.Except(plain).Select(f => "+ " + f)];
        Assert.True(changed.Length <= plain.Length / 25, $"Findings that changed, of {plain.Length}: {string.Join('\n', changed)}");
        Assert.InRange(Otherwise(hospital.Plain, outcome).Count, 0, outcome.Reasons.Count / 1000);
    }

    private static bool IsEnumeration(string finding) => finding.Contains("enumeration", StringComparison.Ordinal);

    private static string Person(string finding) => finding.Split(' ')[2];

    private static List<string> Otherwise(Outcome plain, Outcome other)
    {
        Assert.Equal(plain.Reasons.Count, other.Reasons.Count);
        return [.. other.Reasons.Where(r => r.Value != plain.Reasons[r.Key]).Select(r => $"{r.Key}: {plain.Reasons[r.Key]}, now {r.Value}")];
    }

    [Fact]
    public async Task Judges_Otherwise_WithoutColumnsThatRulesNeed()
    {
        // What is compared above can differ.
        string[] needed = ["workforce.family_name", "workforce.address_line", "encounters.department_id"];
        using var folder = new TempFolder();
        new Disguise(97).Write(hospital.Feeds, folder.Path, rename: false, shuffle: false, (feed, column) => needed.Contains($"{feed}.{column}"));
        var outcome = await Hospital.JudgeAsync(folder.Path, id => id);
        Assert.NotEqual(hospital.Plain.Findings, outcome.Findings);
        Assert.NotEmpty(Otherwise(hospital.Plain, outcome));
    }
}
