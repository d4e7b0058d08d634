using System.Text.RegularExpressions;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Shape;

/// <summary>A rule, an explanation, a check, a reader or a report is one sealed type with one test file and one docs page; rules and checks have data too.</summary>
public sealed partial class UnitOfGrowthTests
{
    /// <param name="Folder">Folder below src/ComplianceDesk.Core and its mirror in the tests.</param>
    /// <param name="Suffix">Suffix of the type's name, left out of its id.</param>
    /// <param name="Page">Docs page, <c>{0}</c> standing for the id; null where one page serves all.</param>
    /// <param name="Data">Seed-data folder, or null.</param>
    public sealed record Unit(string Folder, string Suffix, string? Page, string? Data)
    {
        public override string ToString() => Suffix;
    }

    public static TheoryData<Unit> Units =>
    [
        new Unit("Rules", "Rule", "docs/rules/{0}.md", "seed-data/incidents/{0}"),
        new Unit("Explanations", "Explanation", null, null),
        new Unit("Quality/Checks", "Check", "docs/checks/{0}.md", "seed-data/defects/{0}"),
        new Unit("Quality/Measures", "Measure", null, null),
        new Unit("Feeds", "Reader", null, null),
        new Unit("Reports", "Report", null, null),
    ];

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();

    [Theory]
    [MemberData(nameof(Units))]
    public void Has_EverythingBesideIt(Unit unit) => Assert.Empty(Types(unit).SelectMany(t => Missing(unit, t)));

    [Theory]
    [MemberData(nameof(Units))]
    public void Finds_SomeOfEachKind(Unit unit) => Assert.NotEmpty(Types(unit));

    [Fact]
    public void Rejects_AnOpenTypeWithNothingBesideIt()
    {
        var missing = Missing(new Unit("Rules", "Rule", "docs/rules/{0}.md", "seed-data/incidents/{0}"), typeof(LonelyRule)).ToList();
        Assert.Equal(4, missing.Count);
        Assert.Contains(missing, m => m.Contains("docs/rules/lonely.md", StringComparison.Ordinal));
    }

    internal static string Id(Type type, string suffix) => Hump().Replace(type.Name[..^suffix.Length], "-").ToLowerInvariant();

    // Base classes (Rule, PairRule, Check …) and the feeds' interface are what units are made of. A static class is abstract and sealed to the runtime, and a unit.
    private static IEnumerable<Type> Types(Unit unit) =>
        typeof(AccessAction).Assembly.GetTypes().Where(t => t is { IsClass: true, IsNested: false } and not { IsAbstract: true, IsSealed: false }
            && t.Namespace == $"ComplianceDesk.Core.{unit.Folder.Replace('/', '.')}"
            && t.Name.EndsWith(unit.Suffix, StringComparison.Ordinal));

    private static IEnumerable<string> Missing(Unit unit, Type type)
    {
        var id = Id(type, unit.Suffix);
        if (!type.IsSealed)
        {
            yield return $"{type.Name} is not sealed";
        }

        var test = $"tests/ComplianceDesk.Core.Tests/{unit.Folder}/{type.Name}Tests.cs";
        if (!File.Exists(Repository.Path(test)))
        {
            yield return $"{type.Name} has no test file {test}";
        }

        if (unit.Page is { } page && !File.Exists(Repository.Path(string.Format(null, page, id))))
        {
            yield return $"{type.Name} has no page {string.Format(null, page, id)}";
        }

        if (unit.Data is { } data && !Directory.Exists(Repository.Path(string.Format(null, data, id))))
        {
            yield return $"{type.Name} has no data {string.Format(null, data, id)}";
        }
    }

    /// <summary>The canary. Open on purpose: something inherits it.</summary>
    private class LonelyRule;

    private sealed class Heir : LonelyRule;
}
