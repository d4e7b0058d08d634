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

    /// <summary>A benchmark hospital, small but with a third of all scenarios in it, written and judged once.</summary>
    public sealed class Hospital : IAsyncLifetime
    {
        private readonly TempFolder folder = new();

        public string Feeds => folder["feeds"];

        internal Outcome Plain { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var convention = Convention.Plain with { Id = "small", Staff = 200, Patients = 3000, Days = 32 };
            // This seed plants no enumeration: what rests on the order of record numbers cannot outlast other numbers.
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

    [Fact]
    public void Finds_SomethingToCompare()
    {
        Assert.InRange(hospital.Plain.Findings.Count, 6, 100);
        Assert.DoesNotContain(hospital.Plain.Findings, f => f.Contains("enumeration", StringComparison.Ordinal));
        Assert.InRange(hospital.Plain.Reasons.Values.Count(r => r.Length > 0), 20_000, int.MaxValue);
    }

    [Fact]
    public async Task Judges_TheSame_UnderOtherIds_InAnotherOrder()
    {
        using var folder = new TempFolder();
        var disguise = new Disguise(99);
        disguise.Write(hospital.Feeds, folder.Path, rename: true, shuffle: true, (_, _) => false);
        var ids = Csv.Rows(Path.Combine(hospital.Feeds, "accesses.csv")).SelectMany(r => new[] { r["event_id"], r["user_id"], r["patient_id"] }).Where(i => i.Length > 0).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Csv.Rows(Path.Combine(folder.Path, "accesses.csv")), r => ids.Contains(r["event_id"]) || ids.Contains(r["user_id"]) || ids.Contains(r["patient_id"]));
        var outcome = await Hospital.JudgeAsync(folder.Path, disguise.Original);
        Assert.Equal(hospital.Plain.Findings, outcome.Findings);
        Assert.Equal(hospital.Plain.Reasons.OrderBy(r => r.Key, StringComparer.Ordinal), outcome.Reasons.OrderBy(r => r.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Judges_NearlyTheSame_WithColumnsEmpty_ThatNoRuleNeeds()
    {
        string[] unneeded =
        [
            "accesses.encounter_id", "accesses.object_id", "accesses.purpose_of_use", "accesses.session_id", "workforce.mfa", "workforce.approved_by", "workforce.trained_on", "workforce.city",
            "patients.middle_name", "patients.suffix", "patients.race", "patients.ethnicity", "patients.language", "patients.ssn", "patients.email", "patients.city", "patients.state",
            "patients.registered_at", "patients.registered_by", "encounters.disposition", "encounters.status", "encounters.facility_id",
            "diagnoses.display", "diagnoses.present_on_admission", "documents.due_at", "documents.status", "requests.outcome", "requests.recipient", "billing.charges", "coding_queries.agreed",
        ];
        var needed = Core.Rules.RuleCatalog.All.SelectMany(r => r.Info.Needs).SelectMany(n => n.Split('|')).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(unneeded, needed.Contains);
        using var folder = new TempFolder();
        new Disguise(98).Write(hospital.Feeds, folder.Path, rename: false, shuffle: false, (feed, column) => unneeded.Contains($"{feed}.{column}"));
        var outcome = await Hospital.JudgeAsync(folder.Path, id => id);
        var changed = hospital.Plain.Findings.Except(outcome.Findings).Count() + outcome.Findings.Except(hospital.Plain.Findings).Count();
        Assert.True(changed <= 1, $"Findings that changed: {changed} of {hospital.Plain.Findings.Count}.");
        var otherwise = outcome.Reasons.Count(r => r.Value != hospital.Plain.Reasons[r.Key]);
        Assert.InRange(otherwise, 0, outcome.Reasons.Count / 1000);
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
        Assert.NotEqual(hospital.Plain.Reasons.OrderBy(r => r.Key, StringComparer.Ordinal), outcome.Reasons.OrderBy(r => r.Key, StringComparer.Ordinal));
    }
}
