using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UglyToad.PdfPig;

namespace ComplianceDesk.Cli.Tests.Verbs;

/// <summary>The whole path on the command line: seed, ingest, judge, and everything that is written of it.</summary>
public sealed partial class VerbsTests(JudgedHospital hospital)
{
    [Fact]
    public void Stores_EveryRowThatWasSeeded()
    {
        Assert.Equal((0, ""), (hospital.Ingest.Code, hospital.Ingest.Error));
        foreach (var file in Directory.GetFiles(hospital.Feeds).Where(f => Path.GetFileName(f) != "truth.csv"))
        {
            var rows = Csv.Rows(file).Count();
            Assert.True(rows > 0);
            Assert.Contains($"{Path.GetFileName(file)}: read {rows}, stored {rows}, duplicate 0, rejected 0 (", hospital.Ingest.Out, StringComparison.Ordinal);
        }

        Assert.Contains("truth.csv: not a feed, left out", hospital.Ingest.Out, StringComparison.Ordinal);
        Assert.Contains("14 files: read ", hospital.Ingest.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_WhatWasJudged_WithNumeratorsAndDenominators()
    {
        Assert.Equal((0, ""), (hospital.Judge.Code, hospital.Judge.Error));
        var accesses = Csv.Rows(Path.Combine(hospital.Feeds, "accesses.csv")).Count();
        var withPatient = Csv.Rows(Path.Combine(hospital.Feeds, "accesses.csv")).Count(r => r["patient_id"].Length > 0);
        Assert.Contains($"Accesses: {accesses}, of which {withPatient} name a patient", hospital.Judge.Out, StringComparison.Ordinal);
        Assert.Matches($@"Explained: \d+ of {withPatient} \(9\d\.\d %\)", hospital.Judge.Out);
        Assert.Matches(@"Findings: [1-9]\d* new, 0 withdrawn", hospital.Judge.Out);
        Assert.Matches(@"Checks: \d+ \(", hospital.Judge.Out);
        foreach (var score in (string[])["Accuracy", "Completeness", "Accessibility", "Security posture"]) Assert.Contains($"{score}: ", hospital.Judge.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_Findings_OnAccessesThatExist()
    {
        var rows = await WrittenAsync("findings", "finding_id,rule,score,severity,status,user_id,patient_id,first_at,last_at,event_ids,reasons,rule_versions,policy");
        Assert.Equal(Number(FindingsSaid().Match(hospital.Judge.Out)), rows.Count);
        var events = Csv.Rows(Path.Combine(hospital.Feeds, "accesses.csv")).ToDictionary(r => r["event_id"]);
        Assert.All(rows, row =>
        {
            Assert.InRange(int.Parse(row["score"], CultureInfo.InvariantCulture), 0, 100);
            Assert.NotEmpty(row["reasons"]);
            Assert.All(row["event_ids"].Split(';'), id => Assert.Equal(row["user_id"], events[id]["user_id"]));
        });
    }

    [Fact]
    public async Task Writes_AnExplanationForEveryAccessOfAPatient()
    {
        var rows = await WrittenAsync("explanations", "event_id,explanation,first_access");
        var accesses = Csv.Rows(Path.Combine(hospital.Feeds, "accesses.csv")).Where(r => r["patient_id"].Length > 0).Select(r => r["event_id"]);
        Assert.Equal(accesses.Order(StringComparer.Ordinal), rows.Select(r => r["event_id"]).Order(StringComparer.Ordinal));
        Assert.Equal(Number(ExplainedSaid().Match(hospital.Judge.Out)), rows.Count(r => r["explanation"].Length > 0));
    }

    [Fact]
    public async Task Writes_ChecksAndTheirFailures()
    {
        var checks = await WrittenAsync("checks", "check_id,dimension,severity,status,failing,eligible,rate,low,high,threshold");
        var failures = await WrittenAsync("failures", "check_id,feed,record_id,column,found,expected");
        var byCheck = failures.Select(f => (f["check_id"], f["record_id"], f["column"])).Distinct().CountBy(f => f.Item1).ToDictionary();
        Assert.True(failures.Count > 0);
        Assert.All(checks.Where(c => c["failing"] is "0"), c => Assert.DoesNotContain(c["check_id"], byCheck.Keys));
        Assert.All(byCheck.Keys, id => Assert.Contains(checks, c => c["check_id"] == id && c["failing"] != "0"));
    }

    [Fact]
    public async Task Writes_TheReport_AsPdfAndWorkbook_WithTheSameFindings()
    {
        using var folder = new TempFolder();
        string[] report = ["report", "activity-review", "--data", hospital.Data, "--from", "2026-10-18", "--to", "2026-10-31", "--identities", "--reason", "Comparing with the findings file", "--out"];
        Assert.Equal((0, ""), Outcome(await Run.Of([.. report, folder["r.pdf"]])));
        Assert.Equal((0, ""), Outcome(await Run.Of([.. report, folder["r.xlsx"]])));
        using var pdf = PdfDocument.Open(folder["r.pdf"]);
        var text = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains("Fairmont General", text, StringComparison.Ordinal);
        Assert.Contains("164.308(a)(1)(ii)(D)", text, StringComparison.Ordinal);
        var cells = Cells(folder["r.xlsx"]);
        foreach (var finding in await WrittenAsync("findings"))
        {
            Assert.Contains(finding["user_id"], text, StringComparison.Ordinal);
            Assert.Contains(finding["user_id"], cells);
        }
    }

    [Fact]
    public async Task Writes_ToStandardOutput_ForADash()
    {
        var run = await Run.Of("checks", "--data", hospital.Data, "--out", "-");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("check_id,dimension,", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_AnOutFile_InAFolderThatIsNotThere()
    {
        using var folder = new TempFolder();
        var run = await Run.Of("findings", "--data", hospital.Data, "--out", Path.Combine(folder.Path, "deep", "f.csv"));
        Assert.Equal((2, $"There is no folder {folder["deep"]} to write f.csv to.{Environment.NewLine}"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Measures_DetectionAgainstTheTruth()
    {
        using var folder = new TempFolder();
        var run = await Run.Of(
            "bench", "detection", "--data", hospital.Data, "--truth", Path.Combine(hospital.Feeds, "truth.csv"), "--csv", folder["d.csv"], "--json", folder["d.json"], "--markdown", folder["d.md"], "--misses", folder["m.csv"]);
        Assert.Equal((0, ""), Outcome(run));
        var incidents = Csv.Rows(Path.Combine(hospital.Feeds, "truth.csv")).Where(r => r["kind"] == "incident").Select(r => r["incident_id"]).Distinct().Count();
        // The same hospital by the first-generation rules stands beside.
        Assert.Matches($@"Incidents found: [1-9]\d* of {incidents} \([^|]*\| [1-9]\d* of {incidents} \(", run.Out);
        var numbers = Csv.Rows(folder["d.csv"]).Where(r => r["measure"] == "incidents-found" && r["key"].Length == 0).ToArray();
        Assert.Equal(["compliancedesk", "first-generation"], numbers.Select(r => r["rule_set"]));
        Assert.All(numbers, n => Assert.Equal(incidents.ToString(System.Globalization.CultureInfo.InvariantCulture), n["whole"]));
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(folder["d.json"], TestContext.Current.CancellationToken));
        Assert.Equal(File.ReadLines(folder["d.csv"]).Count() - 1, json.RootElement.GetArrayLength());
        Assert.Contains($" of {incidents} (", File.ReadLines(folder["d.md"]).Single(l => l.StartsWith("| Incidents found |", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(incidents - int.Parse(numbers[0]["of"], System.Globalization.CultureInfo.InvariantCulture), Csv.Rows(folder["m.csv"]).Count(r => r["kind"] == "missed-incident"));
    }

    [Fact]
    public async Task Seed_WritesTheHospitalsOfTheBenchmark_EachInItsFolder()
    {
        using var folder = new TempFolder();
        var run = await Run.Of("seed", "--benchmark", "--out", folder.Path, "--conventions", "rural", "--seeds", "2");
        Assert.Equal((0, ""), Outcome(run));
        Assert.Matches(@"^rural-2: [0-9]+ accesses of planted incidents, [0-9,]+ legitimate look-alikes", run.Out);
        Assert.Equal(["rural-2"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName));
        Assert.Equal(17, Directory.GetFiles(folder["rural-2"]).Length);
    }

    private async Task<List<Dictionary<string, string>>> WrittenAsync(string verb, string? header = null)
    {
        using var folder = new TempFolder();
        Assert.Equal((0, ""), Outcome(await Run.Of(verb, "--data", hospital.Data, "--out", folder["out.csv"])));
        Assert.Equal(["out.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        if (header is not null) Assert.Equal(header, File.ReadLines(folder["out.csv"]).First());
        return [.. Csv.Rows(folder["out.csv"])];
    }

    private static HashSet<string> Cells(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        XNamespace ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var cells = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(e => e.FullName is "xl/sharedStrings.xml" || e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            using var content = entry.Open();
            cells.UnionWith(XDocument.Load(content).Descendants(ns + "t").Select(t => t.Value));
        }

        return cells;
    }

    private static (int, string) Outcome(Run run) => (run.Code, run.Error);

    private static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Findings: (\d+) new")]
    private static partial Regex FindingsSaid();

    [GeneratedRegex(@"Explained: (\d+) of")]
    private static partial Regex ExplainedSaid();
}
