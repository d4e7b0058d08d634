using System.Globalization;
using ComplianceDesk.Cli.Tests.Verbs;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Reports;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Cli.Tests.Reports;

/// <summary>Numbers on the reports of a judged hospital, each beside the same number counted another way: from the files that were taken in, or by plain SQL.</summary>
public sealed class ReportFiguresTests(JudgedHospital hospital)
{
    private static readonly DateOnly From = new(2026, 10, 18), To = new(2026, 10, 31);

    [Fact]
    public async Task Federal_CountsResultsTestsAndRows()
    {
        var document = await BuildAsync("federal-evaluation");

        var results = Sql("SELECT Result, COUNT(*) FROM RequirementResults WHERE Id IN (SELECT MAX(Id) FROM RequirementResults GROUP BY RequirementId) GROUP BY Result");
        var summary = Tables(document, "Summary")[0].ReadRows().ToList();
        foreach (var (result, row) in TestResults.All.Zip(summary)) Assert.Equal(results.GetValueOrDefault(((int)result).ToString(CultureInfo.InvariantCulture)), row[1].Value);

        var tests = document.Attachments.Single(a => a.FileName == "tests.csv").Table.ReadRows().ToDictionary(r => r[0].Text, r => $"{r[3].Text} {r[4].Text} {r[5].Text}");
        Assert.Equal(SqlText("SELECT Metric, Population || ' ' || Counted || ' ' || Good FROM MetricResults WHERE RunId = (SELECT MAX(Id) FROM RequirementRuns)"), tests);

        var rows = document.Attachments.Single(a => a.FileName == "exceptions.csv").Table;
        Assert.Equal(SqlNumber("SELECT COUNT(*) FROM MetricExceptions e JOIN MetricResults r ON r.Metric = e.Metric AND r.RunId = e.LastRun WHERE e.LastRun = (SELECT MAX(Id) FROM RequirementRuns) AND r.Status = 3"), rows.ReadRows().Count());
        var fields = Tables(document, "Field coverage against 45 CFR 170.210(e)")[0].ReadRows().ToDictionary(r => r[0].Text, r => (r[1].Value, r[2].Value));
        var accesses = Accesses();
        Assert.Equal((accesses.Count, accesses.Count), fields["User"]);
        Assert.Equal(accesses.Count(a => a["workstation_id"].Length > 0 || a["source_ip"].Length > 0), fields["Workstation or network address"].Item1);
        Assert.Equal(accesses.Count(a => a["action"] is not ("login" or "logout") && a["object_type"].Length > 0), fields.Single(f => f.Key.StartsWith("Category", StringComparison.Ordinal)).Value.Item1);
    }

    [Fact]
    public async Task Patient_CountsEveryAccessToTheRecord()
    {
        var busiest = Accesses().Where(a => a["patient_id"].Length > 0).GroupBy(a => a["patient_id"]).MaxBy(g => g.Count())!;
        var document = await BuildAsync("patient-access", r => r with { Patient = busiest.Key });

        var reasons = Tables(document, "In short")[0].ReadRows().ToList();
        Assert.Equal(busiest.Count(), reasons.Last()[3].Value);
        Assert.Equal(busiest.Select(a => (a["user_id"], a["occurred_at"][..10])).Distinct().Count(), reasons.Last()[1].Value);
        Assert.Equal(reasons.Last()[1].Value, reasons.SkipLast(1).Sum(r => r[1].Value));
        Assert.Equal(busiest.Select(a => a["user_id"]).Distinct().Count(), Tables(document, "Who")[0].ReadRows().Count());
        Assert.Equal(busiest.Count(), document.Attachments[0].Table.ReadRows().Count());
        var unexplained = SqlNumber($"SELECT COUNT(*) FROM AccessSessions s JOIN Patients p ON p.Id = s.PatientId WHERE p.PatientId = '{busiest.Key}' AND s.ExplanationId IS NULL");
        Assert.Equal(unexplained, reasons.Where(r => r[0].Text == "No reason is on record").Sum(r => r[1].Value));
    }

    [Fact]
    public async Task Accounting_ListsWhatTheRegisterHoldsAndTheRuleDoesNotLeaveOut()
    {
        var register = Rows("disclosures.csv").Where(d => !d["basis"].Contains("suspended", StringComparison.Ordinal) && string.CompareOrdinal(d["at"], "2020-11-01") > 0).ToList();
        foreach (var patient in register.GroupBy(d => d["patient_id"]).OrderByDescending(g => g.Count()).Take(8))
        {
            var document = await BuildAsync("accounting-of-disclosures", r => r with { From = new DateOnly(2010, 1, 1), Patient = patient.Key });

            var expected = patient.Where(d => d["basis"].StartsWith("45 CFR 164.512", StringComparison.Ordinal) && !d["basis"].EndsWith("(k)(5)", StringComparison.Ordinal)).Select(d => d["what"]).Order(StringComparer.Ordinal);
            Assert.Equal(expected, document.Attachments[0].Table.ReadRows().Select(r => r[3].Text).Order(StringComparer.Ordinal));
            Assert.Equal(patient.Count(), Tables(document, "What an accounting leaves out")[0].ReadRows().Last()[2].Value);
            Assert.Equal(expected.Count(), Tables(document, "Disclosures")[0].ReadRows().Sum(r => r[2].Value));
        }
    }

    [Fact]
    public async Task User_CountsEveryEventOfTheAccount()
    {
        var busiest = Accesses().GroupBy(a => a["user_id"]).MaxBy(g => g.Count())!;
        var document = await BuildAsync("user-access", r => r with { User = busiest.Key });

        Assert.Equal(busiest.Count(), document.Attachments[0].Table.ReadRows().Count());
        var actions = Tables(document, "Activity")[0].ReadRows().ToDictionary(r => r[0].Text.ToLowerInvariant(), r => (long)r[1].Value!);
        Assert.Equal(busiest.GroupBy(a => a["action"]).ToDictionary(g => g.Key, g => g.LongCount()), actions.Where(a => a.Key != "all").ToDictionary());
        Assert.Equal(busiest.Select(a => a["occurred_at"][..10]).Distinct().Count(), Tables(document, "Activity")[1].ReadRows().Count());
        Assert.Equal(busiest.Where(a => a["patient_id"].Length > 0).Select(a => (a["patient_id"], a["occurred_at"][..10])).Distinct().Count(), Tables(document, "Patients, day by day")[0].ReadRows().Count());
        Assert.Equal(busiest.Count(a => a["break_glass"] == "true"), Tables(document, "Emergency overrides")[0].ReadRows().Count());
    }

    [Fact]
    public async Task Recertification_ListsEveryAccountOnce()
    {
        var document = await BuildAsync("access-recertification");

        var staff = Rows("workforce.csv").ToDictionary(w => w["user_id"]);
        var last = Accesses().GroupBy(a => a["user_id"]).ToDictionary(g => g.Key, g => g.Max(a => a["occurred_at"][..10])!);
        var expected = staff.Values.Count(w => w["status"] != "terminated" || (last.TryGetValue(w["user_id"], out var day) && string.CompareOrdinal(day, w["terminated_on"]) > 0)) + last.Keys.Count(u => !staff.ContainsKey(u));
        var rows = document.Attachments[0].Table.ReadRows().ToList();
        Assert.Equal(expected, rows.Count);
        Assert.Equal(expected, rows.Select(r => r[1].Text).Distinct().Count());
        var active = staff.Values.Where(w => w["status"] != "terminated").ToList();
        Assert.Equal(active.Count(w => w["mfa"] == "false"), rows.Count(r => r[3].Text != "terminated" && r[12].Text.Contains("no second factor", StringComparison.Ordinal)));
        Assert.Equal(active.Count(w => !last.ContainsKey(w["user_id"])), rows.Count(r => r[12].Text.Contains("no event in the period", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Breach_CountsTheIncidentsOfTheYear()
    {
        var document = await BuildAsync("breach-log", _ => ReportRequest.OfYear("breach-log", 2026, "auditor"));

        var incidents = Rows("incidents.csv").Where(i => i["discovered_on"].StartsWith("2026", StringComparison.Ordinal)).ToList();
        var due = incidents.Where(i => i["unsecured_phi"] == "true" && i["low_probability"] != "true").ToList();
        var small = due.Where(i => int.Parse(i["patient_count"], CultureInfo.InvariantCulture) < 500).ToList();
        Assert.Equal(incidents.Count, Tables(document, "Log of incidents")[0].ReadRows().Count());
        Assert.Equal(small.Select(i => i["incident_id"]).Order(StringComparer.Ordinal), Tables(document, "For the yearly report to HHS")[0].ReadRows().Select(r => r[0].Text).Order(StringComparer.Ordinal));
        var summary = Tables(document, "Summary")[0].ReadRows().Last();
        Assert.Equal((due.Count, due.Sum(i => double.Parse(i["patient_count"], CultureInfo.InvariantCulture))), (summary[1].Value, summary[2].Value));
    }

    [Fact]
    public async Task Executive_CountsEventsFindingsAndRequirements()
    {
        var tables = Tables(await BuildAsync("executive-summary"), "Executive summary: Fairmont General");

        Assert.Equal(Accesses().Count.ToString("#,0", CultureInfo.InvariantCulture), tables[0].ReadRows().First()[1].Text);
        Assert.Equal(SqlNumber("SELECT COUNT(*) FROM Findings"), tables[1].ReadRows().Last()[5].Value);
        Assert.Equal(SqlNumber("SELECT COUNT(DISTINCT RequirementId) FROM RequirementResults"), tables[2].ReadRows().Single().Sum(c => c.Value));
    }

    [Fact]
    public async Task Activity_CountsEventsSessionsAndFindings()
    {
        var document = await BuildAsync("activity-review");

        var period = Tables(document, "Summary").Single(t => t.Caption!.StartsWith("This period beside", StringComparison.Ordinal)).ReadRows().ToDictionary(r => r[0].Text, r => r[1].Text);
        Assert.Equal(Figures.Count(Accesses().Count), period["Events stored"]);
        var sessions = Query("SELECT COUNT(*), SUM(Events), SUM(ExplanationId IS NOT NULL), SUM(CASE WHEN ExplanationId IS NULL THEN 0 ELSE Events END) FROM AccessSessions WHERE Day BETWEEN julianday('2026-10-18') - 2440587.5 AND julianday('2026-10-31') - 2440587.5").Single();
        var all = Tables(document, "Accesses with a documented reason")[0].ReadRows().Last();
        Assert.Equal(sessions.Select(Convert.ToDouble), new[] { 1, 4, 2, 5 }.Select(i => all[i].Value!.Value));
        Assert.Equal(SqlNumber("SELECT COUNT(*) FROM Findings"), Tables(document, "Findings")[0].ReadRows().Count());
        var rules = Query("SELECT Rules FROM Findings WHERE Status <> 6").SelectMany(r => ((string)r[0]).Split(';').Distinct()).GroupBy(r => RuleCatalog.Find(r)!.Info.Title).ToDictionary(g => g.Key, g => (double)g.Count());
        var printed = Tables(document, "Rules").Single(t => t.Caption is not null).ReadRows().ToDictionary(r => r[0].Text[..r[0].Text.LastIndexOf(" (version", StringComparison.Ordinal)], r => r[6].Value!.Value);
        Assert.Equal(rules, printed.Where(r => r.Value > 0).ToDictionary());
    }

    [Fact]
    public async Task Quality_PrintsWhatTheRunCountedAndItsScoresAgain()
    {
        var document = await BuildAsync("record-quality");

        var checks = SqlText("SELECT CheckId, Failing || ' ' || Eligible FROM CheckResults WHERE RunId = (SELECT MAX(Id) FROM QualityRuns) AND Eligible > 0");
        Assert.Equal(checks.OrderBy(c => c.Key, StringComparer.Ordinal), Tables(document, "Checks")[0].ReadRows().ToDictionary(r => r[0].Text, r => $"{r[3].Value} {r[4].Value}").OrderBy(c => c.Key, StringComparer.Ordinal));
        var patients = Rows("patients.csv");
        Assert.Equal($"{patients.Count(p => p["birth_date"].Length == 0)} {patients.Count}", checks["CMP-03"]);
        Assert.Equal(Scores(), Tables(document, "Summary")[0].ReadRows().ToDictionary(r => r[0].Text, r => r[1].Text));
        Assert.Equal(SqlNumber("SELECT COUNT(*) FROM CheckFailures f WHERE RunId = (SELECT MAX(Id) FROM QualityRuns) AND EXISTS (SELECT 1 FROM CheckResults r WHERE r.RunId = f.RunId AND r.CheckId = f.CheckId)"), document.Attachments.Single(a => a.FileName == "failing-rows.csv").Table.ReadRows().Count());
    }

    [Fact]
    public async Task Board_PrintsTheSameScoresAndTheWorstChecks()
    {
        var tables = Tables(await BuildAsync("board-summary"), "Our records");

        Assert.Equal(Scores(), tables[0].ReadRows().ToDictionary(r => r[0].Text, r => r[1].Text));
        var failing = Query("SELECT CheckId, Failing, Eligible FROM CheckResults WHERE RunId = (SELECT MAX(Id) FROM QualityRuns) AND Eligible > 0").Select(r => Figures.Share((long)r[1], (long)r[2])).ToHashSet();
        Assert.NotEmpty(tables[1].ReadRows());
        Assert.All(tables[1].ReadRows(), r => Assert.Contains(r[1].Text, failing));
    }

    // The mean of the parts' rates by their weights; printed to a tenth and never rounded up to 100.
    private Dictionary<string, string> Scores() => Query("SELECT Score, 100.0 * SUM(Weight * Numerator / Denominator) / SUM(Weight) FROM ScoreParts WHERE Outside IS NULL AND RunId = (SELECT MAX(Id) FROM QualityRuns) GROUP BY Score")
        .ToDictionary(r => ScoreCatalog.Scores.Single(s => s.Id == (string)r[0]).Title, r => Math.Min(Math.Round((double)r[1], 1, MidpointRounding.AwayFromZero), (double)r[1] < 100 ? 99.9 : 100).ToString("0.0", CultureInfo.InvariantCulture));

    private async Task<Document> BuildAsync(string name, Func<ReportRequest, ReportRequest>? with = null)
    {
        var request = new ReportRequest(name, From, To, "auditor");
        return (await ReportLibrary.BuildAsync(new DeskStore(hospital.Data), with?.Invoke(request) ?? request, TimeProvider.System, TestContext.Current.CancellationToken)).Document;
    }

    private static List<Table> Tables(Document document, string section)
    {
        return [.. All(document.Sections).Where(s => s.Title == section).SelectMany(s => s.Blocks.OfType<Table>())];

        static IEnumerable<Section> All(IEnumerable<Section> sections) => sections.SelectMany(s => All(s.Blocks.OfType<Section>()).Prepend(s));
    }

    private List<Dictionary<string, string>> Rows(string file) => [.. Csv.Rows(Path.Combine(hospital.Feeds, file))];

    // The days of the period as the site's clock shows them; the file writes the site's offset.
    private List<Dictionary<string, string>> Accesses() => [.. Rows("accesses.csv").Where(a => string.CompareOrdinal(a["occurred_at"][..10], "2026-10-18") >= 0 && string.CompareOrdinal(a["occurred_at"][..10], "2026-10-31") <= 0)];

    private long SqlNumber(string sql) => (long)Query(sql).Single()[0];

    private Dictionary<string, double?> Sql(string sql) => Query(sql).ToDictionary(r => Convert.ToString(r[0], CultureInfo.InvariantCulture)!, r => (double?)Convert.ToDouble(r[1], CultureInfo.InvariantCulture));

    private Dictionary<string, string> SqlText(string sql) => Query(sql).ToDictionary(r => (string)r[0], r => (string)r[1]);

    private List<object[]> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(hospital.Data, "compliancedesk.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
