using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Core.Tests.Feeds;

/// <summary>Published example resources, where they lie beside the repository.</summary>
public sealed class FhirSamplesTests
{
    [Fact]
    public void Reads_EveryR4Sample()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "samples", "logs", "fhir-r4-json");
        Assert.SkipUnless(Directory.Exists(folder), "No sample files beside the repository.");
        foreach (var file in Directory.EnumerateFiles(folder, "AuditEvent*.json", SearchOption.AllDirectories))
        {
            var result = Feed.Read(File.ReadAllBytes(file));
            Assert.True(result.Rejected.Count == 0, $"{Path.GetFileName(file)}: {string.Join(" ", result.Rejected)}");
            Assert.NotEmpty(result.Rows);
            foreach (var row in result.Rows) TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(file),-60} {string.Join(" | ", row.Text.Select(t => $"{t.Key}={t.Value}"))}");
        }
    }

    /// <summary>Every published resource, written as XML, gives the records that its JSON gives.</summary>
    [Theory]
    [InlineData("records/us-core-examples")]
    [InlineData("records/fhir-bulk-10")]
    public void Reads_TheSameFromXml(string name)
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "samples", name);
        Assert.SkipUnless(Directory.Exists(folder), "No sample files beside the repository.");
        foreach (var line in Directory.EnumerateFiles(folder, "*.ndjson").SelectMany(File.ReadLines).Where(line => line.Contains("resourceType", StringComparison.Ordinal)))
        {
            var (json, xml) = (Feed.Read(line), Feed.Read(FhirAsXml.Of(line)));
            Assert.Equal(json.Rows.Select(r => r.Text), xml.Rows.Select(r => r.Text));
            Assert.Equal(json.Rejected.Select(r => (r.Code, r.Column, r.Found)), xml.Rejected.Select(r => (r.Code, r.Column, r.Found)));
        }
    }

    [Theory]
    [InlineData("fhir-stu3-json", "FHIR STU3")]
    [InlineData("fhir-dstu2-json", "FHIR DSTU2")]
    public void Rejects_OtherReleases(string name, string version)
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "samples", "logs", name);
        Assert.SkipUnless(Directory.Exists(folder), "No sample files beside the repository.");
        foreach (var file in Directory.EnumerateFiles(folder, "AuditEvent*.json", SearchOption.AllDirectories))
        {
            var result = Feed.Read(File.ReadAllBytes(file));
            Assert.Empty(result.Rows);
            Assert.Equal(("fhir-version", version), result.Rejected.Select(r => (r.Code, r.Found)).Single());
        }
    }
}
