using System.Globalization;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Feeds.Fhir;

namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>docs/formats: a page for each format that is read.</summary>
public sealed class FormatPageTests
{
    public static TheoryData<string> Native => [.. FeedSchema.All.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Native))]
    public void Matches_TheFeed(string id) => GeneratedPage.Check($"docs/formats/{id}.md", Header(FeedSchema.All.Single(f => f.Id == id)), 300);

    [Fact]
    public void Matches_TheFhirMap()
    {
        Assert.Equal(AccessesFeed.Schema.Columns.Select(c => c.Name), FhirResourceMap.All.Single(m => m.ResourceType == "AuditEvent").Sources.Select(s => s.Column));
        GeneratedPage.Check("docs/formats/fhir-audit-event.md",
            "# Format `fhir-audit-event`\n\nFHIR R4 (4.0.1, R4B) AuditEvent: one resource or a Bundle in JSON or XML, or NDJSON; plain or gzip. Gives the columns of [accesses](accesses.md).\n\n" +
            "| column | taken from |\n|---|---|\n" + string.Join('\n', FhirResourceMap.All.Single(m => m.ResourceType == "AuditEvent").Sources.Select(s => $"| `{s.Column}` | {s.From} |")), 1500);
    }

    [Fact]
    public void Matches_TheMapsOfResources() =>
        GeneratedPage.Check("docs/formats/fhir-resources.md",
            "# Format `fhir-resources`\n\nFHIR R4 (4.0.1) resources: one resource or a Bundle in JSON or XML, or NDJSON as bulk export writes it; of one type or mixed; plain or gzip. Gives the columns of the native feeds.\n\n" +
            string.Join("\n\n", FhirResourceMap.All.Where(m => m.ResourceType != "AuditEvent").Select(m =>
                $"## {m.ResourceType} → [{m.Feed.Id}]({m.Feed.Id}.md)\n\n| column | taken from |\n|---|---|\n" + string.Join('\n', m.Sources.Select(s => $"| `{s.Column}` | {s.From} |")))) +
            "\n\n## Documents by LOINC\n\n| code | type |\n|---|---|\n" + string.Join('\n', DocumentReferenceMap.Types.Select(t => $"| {t.Key} | {t.Value} |")), 1500);

    [Fact]
    public void Matches_TheLayoutsOfSynthea() =>
        GeneratedPage.Check("docs/formats/synthea.md",
            "# Format `synthea`\n\nThe CSV files of Synthea, recognised by their headers. Six are read as native feeds; the others are named and not taken in.\n\n" +
            string.Join("\n\n", SyntheaLayouts.All.Where(l => l.Feed is not null).Select(l =>
                $"## {l.Name} → [{l.Feed!.Id}]({l.Feed.Id}.md)\n\n| column | taken from |\n|---|---|\n" + (l.IdColumn is null ? "" : $"| `{l.IdColumn}` | a fingerprint of the row, which has no id |\n")
                + string.Join('\n', l.Takes.Select(t => $"| `{t.Column}` | `{t.From}`{(t.How is null ? "" : $": {t.How}")} |")) + $"\n\nLeft in the kept original: {(l.Leaves.Length == 0 ? "nothing" : string.Join(", ", l.Leaves.Select(c => $"`{c}`")))}.")) +
            "\n\n## Not taken in\n\n" + string.Join(", ", SyntheaLayouts.All.Where(l => l.Feed is null).Select(l => l.Name)) + ": no feed carries what they hold.", 300);

    [Fact]
    public void Lists_EveryFormat() =>
        GeneratedPage.Check("docs/formats/README.md", "# Formats\n\n| format | a record is | key columns |\n|---|---|---|\n" +
            string.Join('\n', FeedSchema.All.Select(f => $"| [{f.Id}]({f.Id}.md) | {f.Title} | {string.Join(", ", f.Columns.Where(c => c.Required).Select(c => $"`{c.Name}`"))} |")) +
            "\n| [fhir-audit-event](fhir-audit-event.md) | One FHIR R4 AuditEvent. | `recorded`, `agent` |" +
            "\n| [fhir-resources](fhir-resources.md) | One FHIR R4 resource. | `resourceType` |" +
            "\n| [synthea](synthea.md) | A row of a CSV file of Synthea. | its header |", 2000);

    [Fact]
    public void Has_NoPageOfAFormatThatDoesNotExist() =>
        Assert.Equal(
            FeedSchema.All.Select(f => f.Id).Concat(["README", "fhir-audit-event", "fhir-resources", "synthea"]).Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.Path("docs/formats"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static string Header(FeedSchema feed) =>
        $"# Format `{feed.Id}`\n\n{feed.Title} CSV with a header row, or NDJSON with the same names; recognised by them, in any column order. * is required.\n\n" +
        "| column | holds | meaning |\n|---|---|---|\n" +
        string.Join('\n', feed.Columns.Select(c => $"| `{c.Name}`{(c.Required ? " *" : "")} | {Kind(c)} | {c.Meaning} |"));

    private static string Kind(FeedColumn column) => column.Kind switch
    {
        ColumnKind.Text => string.Create(CultureInfo.InvariantCulture, $"text, at most {column.MaxBytes} bytes"),
        ColumnKind.Id => string.Create(CultureInfo.InvariantCulture, $"id, at most {column.MaxBytes} bytes"),
        ColumnKind.User => "id of a workforce member",
        ColumnKind.Patient => "id of a patient",
        ColumnKind.Department => "id of a department",
        ColumnKind.Word => string.Create(CultureInfo.InvariantCulture, $"text, at most {column.MaxBytes} bytes"),
        ColumnKind.Whole => "whole number",
        ColumnKind.Amount => "amount",
        ColumnKind.Time => "date and time",
        ColumnKind.TimeOrDate => "date and time, or date",
        ColumnKind.Date => "date",
        ColumnKind.Flag => "`true` or `false`",
        _ => string.Join(", ", column.Values.Select(v => $"`{v}`")),
    };
}
