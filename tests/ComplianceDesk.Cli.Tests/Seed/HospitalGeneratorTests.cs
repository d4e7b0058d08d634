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
        Assert.Equal(9, Hashes(first.Path).Count);
    }

    [Fact]
    public void Writes_OtherPeople_ForAnotherSeed()
    {
        using var first = new TempFolder();
        using var second = new TempFolder();
        HospitalGenerator.Write(Small(first.Path, 5), null, TestContext.Current.CancellationToken);
        HospitalGenerator.Write(Small(second.Path, 6), null, TestContext.Current.CancellationToken);
        // The departments are the hospital's plan; everything else is thrown.
        Assert.Equal(["departments.csv"], Hashes(first.Path).Intersect(Hashes(second.Path)).Select(h => h.Name));
    }

    private static List<(string Name, string Hash)> Hashes(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))))];
}
