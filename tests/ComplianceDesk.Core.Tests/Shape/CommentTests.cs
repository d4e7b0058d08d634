using System.Reflection;
using System.Xml.Linq;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Shape;

/// <summary>Public types say what they mean.</summary>
public sealed class CommentTests
{
    [Fact]
    public void Documents_EveryPublicTypeOfCore()
    {
        var assembly = typeof(AccessAction).Assembly;
        var documented = Documented(File.ReadAllText(Path.ChangeExtension(assembly.Location, ".xml")));
        Assert.Empty(Undocumented(assembly, documented));
    }

    [Fact]
    public void Rejects_ATypeWithoutAComment()
    {
        var documented = Documented("<doc><members><member name='T:Other'><summary>x</summary></member></members></doc>");
        Assert.Contains(typeof(AccessAction).FullName, Undocumented(typeof(AccessAction).Assembly, documented));
    }

    private static HashSet<string> Documented(string xml) =>
        [.. XDocument.Parse(xml).Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value) || m.Element("inheritdoc") is not null)
            .Select(m => m.Attribute("name")!.Value)];

    private static IEnumerable<string?> Undocumented(Assembly assembly, HashSet<string> documented) =>
        assembly.GetExportedTypes().Select(t => t.FullName?.Replace('+', '.')).Where(n => !documented.Contains($"T:{n}"));
}
