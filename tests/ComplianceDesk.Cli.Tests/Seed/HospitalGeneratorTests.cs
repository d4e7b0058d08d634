using System.IO.Compression;
using System.Security.Cryptography;
using ComplianceDesk.Cli.Seed;

namespace ComplianceDesk.Cli.Tests.Seed;

public sealed class HospitalGeneratorTests
{
    private static SeedOptions Small(string folder, int seed, bool gzip = false) => new(folder, 120, 1200, 6, seed, SeedOptions.DefaultUntil, false, gzip);

    [Fact]
    public void Writes_TheSameBytes_ForTheSameSeed()
    {
        using var first = new TempFolder();
        using var second = new TempFolder();
        HospitalGenerator.Write(Small(first.Path, 5, gzip: true), null, TestContext.Current.CancellationToken);
        HospitalGenerator.Write(Small(second.Path, 5, gzip: true), null, TestContext.Current.CancellationToken);
        Assert.Equal(Hashes(first.Path), Hashes(second.Path));
        Assert.Equal(15, Hashes(first.Path).Count);
    }

    [Fact]
    public void Writes_OtherPeople_ForAnotherSeed()
    {
        using var first = new TempFolder();
        using var second = new TempFolder();
        HospitalGenerator.Write(Small(first.Path, 5), null, TestContext.Current.CancellationToken);
        HospitalGenerator.Write(Small(second.Path, 6), null, TestContext.Current.CancellationToken);
        // The departments and what the compliance office keeps of the hospital as a whole are its plan; everything else is thrown.
        Assert.Equal(["attestations.csv", "departments.csv", "incidents.csv", "system_settings.csv", "vendors.csv"], Hashes(first.Path).Intersect(Hashes(second.Path)).Select(h => h.Name));
    }

    [Theory]
    [InlineData("demo", "--staff 320 --patients 4000 --days 28 --seed 1 --gzip --records")]
    [InlineData("quiet-week", "--staff 160 --patients 1800 --days 7 --seed 2026 --quiet --gzip")]
    public async Task Writes_TheCommittedData_ByTheCommandOfItsReadme(string name, string options)
    {
        var readme = await File.ReadAllTextAsync(Repository.File("seed-data", "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains($"`compliancedesk seed --out seed-data/{name} {options}`", readme, StringComparison.Ordinal);
        using var made = new TempFolder();
        Assert.Equal(0, (await Run.Of(["seed", "--out", made.Path, .. options.Split(' ')])).Code);
        Assert.Equal(Hashes(Repository.File("seed-data", name)), Hashes(made.Path));
    }

    [Fact]
    public void Plants_FewerThanOneInAThousand_AndEveryScenario()
    {
        using var folder = new TempFolder();
        var made = HospitalGenerator.Write(new SeedOptions(folder.Path, 600, 9000, 30, 3, SeedOptions.DefaultUntil, false, false), null, TestContext.Current.CancellationToken);
        var accesses = made.Rows.Single(r => r.File == "accesses.csv").Rows;
        Assert.InRange(made.Planted, accesses / 4000, accesses / 1000);
        var scenarios = Csv.Rows(folder["truth.csv"]).Where(r => r["kind"] == "incident").Select(r => r["scenario"]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "bulk-export", "co-worker", "deceased", "dormant-account", "enumeration", "failed-logins", "fixation", "household", "low-and-slow", "name-fishing",
                "named-relative", "neighbour", "on-leave", "override-without-care", "rare-surname", "restricted", "self", "shared-account", "supervisor", "takeover",
                "terminated-account", "vip-rush", "volume-spike",
            ],
            scenarios);
    }

    [Fact]
    public void Plants_Nothing_WhenQuiet()
    {
        using var folder = new TempFolder();
        var made = HospitalGenerator.Write(Small(folder.Path, 5) with { Quiet = true }, null, TestContext.Current.CancellationToken);
        Assert.Equal(0, made.Planted);
        Assert.True(made.Lookalikes > 0);
        Assert.False(File.Exists(folder["truth.csv"]));
    }

    [Fact]
    public void Writes_CommonAndRareSurnames_AsTheyAreSpread()
    {
        using var folder = new TempFolder();
        HospitalGenerator.Write(new SeedOptions(folder.Path, 120, 8000, 1, 9, SeedOptions.DefaultUntil, true, false), null, TestContext.Current.CancellationToken);
        var names = Csv.Rows(folder["patients.csv"]).GroupBy(r => r["family_name"]).ToDictionary(g => g.Key, g => g.Count());
        // Smith is borne by about 0.8 in a hundred people; half of all names of a county are borne by one family.
        Assert.InRange(names["Smith"], 25, 140);
        Assert.True(names.Values.Count(n => n <= 6) > names.Count / 2);
        Assert.Contains(names.Keys, n => n.Contains('-', StringComparison.Ordinal));
        Assert.Contains(names.Keys, n => n.Any(c => c > 127));
    }

    private static List<(string Name, string Hash)> Hashes(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Hash(f)))];

    private static string Hash(string file)
    {
        using var content = File.OpenRead(file);
        if (!file.EndsWith(".gz", StringComparison.Ordinal)) return Convert.ToHexString(SHA256.HashData(content));
        using var plain = new GZipStream(content, CompressionMode.Decompress);
        return Convert.ToHexString(SHA256.HashData(plain));
    }
}
