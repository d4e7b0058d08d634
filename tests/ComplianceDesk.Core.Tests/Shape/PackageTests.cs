using System.Text.Json;

namespace ComplianceDesk.Core.Tests.Shape;

/// <summary>No resolved package stands on the list of versions known to be unsafe or unfit. A package feed's own audit may be empty, so the list is kept by hand.</summary>
public sealed class PackageTests
{
    private static readonly (string Package, Version Below, string Because)[] Denied =
    [
        ("System.Drawing.Common", new(4, 7, 2), "CVE-2021-24112"),
        ("System.Text.Json", new(8, 0, 5), "CVE-2024-43485"),
        ("System.IO.Packaging", new(8, 0, 1), "CVE-2024-43483, CVE-2024-43484"),
        ("System.Security.Cryptography.Xml", new(4, 7, 1), "CVE-2022-34716"),
        ("System.Text.Encodings.Web", new(4, 7, 2), "CVE-2021-26701"),
        ("System.Net.Http", new(4, 3, 4), "CVE-2018-8292"),
        ("Newtonsoft.Json", new(13, 0, 1), "GHSA-5crp-9r3c-p9vr"),
        ("Microsoft.Data.Sqlite.Core", new(10, 0, 0), "one line of the store's packages"),
        ("SQLitePCLRaw.core", new(2, 1, 11), "SQLite before 3.50"),
        ("PDFsharp", new(999, 0), "AGPL from 6.5"),
    ];

    [Fact]
    public void Resolves_NoDeniedPackage()
    {
        var locks = Directory.EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            .Where(f => !f.Split('/').Any(p => p is "bin" or "obj")).ToList();
        Assert.True(locks.Count >= 11, "every project keeps a lock file");
        Assert.Empty(locks.SelectMany(f => Offences(File.ReadAllText(f)).Select(o => $"{f}: {o}")));
    }

    [Fact]
    public void Rejects_ADeniedPackage() =>
        Assert.Single(Offences("""{"version":2,"dependencies":{"net10.0":{"System.Drawing.Common":{"type":"Transitive","resolved":"4.7.0"}}}}"""));

    private static IEnumerable<string> Offences(string lockFile)
    {
        using var json = JsonDocument.Parse(lockFile);
        foreach (var package in json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(t => t.Value.EnumerateObject()))
        {
            if (package.Value.TryGetProperty("resolved", out var resolved)
                && Version.TryParse(resolved.GetString()!.Split('-')[0], out var version)
                && Denied.FirstOrDefault(d => d.Package.Equals(package.Name, StringComparison.OrdinalIgnoreCase) && version < d.Below) is { Package: not null } denied)
            {
                yield return $"{package.Name} {version}: {denied.Because}";
            }
        }
    }
}
