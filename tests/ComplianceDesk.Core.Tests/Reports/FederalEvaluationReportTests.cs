using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using Xunit;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class FederalEvaluationReportTests
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(-4);

    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("federal-evaluation", Build(Sample()));

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(Build(Sample()));

    [Fact]
    public void Holds_EveryPartOfAnEvaluation() => Assert.Equal(
        [
            "Summary", "Scope and criteria", "Population and sources", "Method", "Results", "Findings", "Follow-up of prior findings", "Attestations and decisions", "What was not tested", "Limits", "Sign-off", "Appendices",
        ],
        Build(Sample()).Sections.Select(s => s.Title));

    [Fact]
    public void Counts_EveryRequirementOnce()
    {
        var rows = Build(Sample()).Sections.First().Blocks.OfType<Table>().First().Rows.ToList();

        Assert.Equal(rows.Last()[1].Value, rows.SkipLast(1).Sum(r => r[1].Value));
        Assert.Equal(Sample().Lines.Count, rows.Last()[1].Value);
        var printed = Build(Sample()).Sections.Single(s => s.Title == "Results").Blocks.OfType<Section>().Skip(1).Sum(f => f.Blocks.OfType<Table>().Single().ReadRows().Count());
        Assert.Equal(Sample().Lines.Count, printed);
    }

    [Fact]
    public void Writes_AFindingInItsForm()
    {
        var finding = Build(Sample()).Sections.Single(s => s.Title == "Findings").Blocks.OfType<Section>().First();

        Assert.Equal(["Severity", "Criteria", "Condition", "Cause", "Effect", "Recommendation", "Response", "Owner and due date", "Status"], Assert.IsType<FactList>(Assert.Single(finding.Blocks)).Facts.Select(f => f.Name));
    }

    [Fact]
    public void Follows_PriorFindingsUp()
    {
        var rows = Build(Sample()).Sections.Single(s => s.Title == "Follow-up of prior findings").Blocks.OfType<Table>().Single().Rows.ToList();

        Assert.Equal(["No longer noted", "Still noted", "Not tested now"], rows.Select(r => r[5].Text));
    }

    [Fact]
    public void Prints_ShortListsAndKeepsLongOnesInTheFile()
    {
        var data = Sample();
        var many = Enumerable.Range(0, 251).Select(i => new EvaluationException("mfa-coverage", "workforce", $"U{i}", "off", "on", At(4, 2))).ToList();
        data = data with { Tests = [data.Tests[0], data.Tests[1] with { Rows = 251 }], Exceptions = [data.Exceptions.First(), .. many], ExceptionCount = 252 };
        var document = Build(data);
        var tables = document.Sections.Last().Blocks.OfType<Section>().First().Blocks.OfType<Table>().ToList();

        Assert.Single(tables[1].ReadRows());
        Assert.Equal(252, tables[0].Rows.Last()[1].Value);
        Assert.Equal(252, document.Attachments.Single(a => a.FileName == "exceptions.csv").Table.ReadRows().Count());
    }

    [Fact]
    public void Marks_StatementsAsNotVerified() =>
        Assert.Contains(Build(Sample()).Sections.Single(s => s.Title == "Attestations and decisions").Blocks, b => b is Note { Title: "Attested, not verified" });

    public static FederalEvaluationData Sample()
    {
        string[] ids = ["sec-308-a-1-ii-d", "sec-308-a-3-ii-c", "sec-308-a-8", "sec-310-a-1", "sec-312-a-2-iii", "sec-312-d", "priv-528-a", "breach-404-b"];
        var lines = ids.Select((id, i) => Line(RequirementCatalog.Find(id) ?? throw new InvalidOperationException(id), i)).ToList();
        return new FederalEvaluationData
        {
            Basis = ReportBasisSample.With("FE-1", new FederalEvaluationReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)),
            AsOf = At(5, 31),
            MeasuredRun = 12,
            MeasuredAt = At(5, 31),
            Site = [("Hospital", true), ("Group health plan", false)],
            Lines = lines,
            Tests =
            [
                new(Outcome("breach-notice-lag", MetricStatus.Exception, 5, 3, 2), 1, null, 1, At(5, 2)),
                new(Outcome("mfa-coverage", MetricStatus.Exception, 400, 380, 300), 1, null, 1, At(4, 2)),
                new(Outcome("config-auto-logoff", MetricStatus.Good, 3, 3, 3), 2, 20, 0, null),
                new(Outcome("terminated-user-access", MetricStatus.NoData, 0, 0, 0), 1, null, 0, null),
                new(Outcome("evaluation-age", MetricStatus.NothingCounted, 2, 0, 0), 1, 365, 0, null),
            ],
            Before = new EvaluationBefore(At(5, 1), 8, TestResults.All.ToDictionary(r => r, r => (int)r), [Outcome("mfa-coverage", MetricStatus.Exception, 400, 380, 290), Outcome("config-auto-logoff", MetricStatus.Exception, 3, 3, 1), Outcome("terminated-user-access", MetricStatus.Exception, 9, 9, 8)]),
            Statements = [new() { Citation = "45 CFR 164.310(a)(1)", Statement = "Doors are controlled by badges.", SignedBy = "facilities", Role = "Head of facilities", Basis = "Walk-through of 2 May", SignedAt = At(5, 3), ValidUntil = new DateOnly(2027, 5, 3), InForce = true, Document = "doors.pdf" }],
            Systems = [new("EHR", 171_950, 30, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31))],
            Fields = [new("Date and time", 171_950, 171_950), new("Workstation or network address", 170_000, 171_950)],
            Exceptions = [new("breach-notice-lag", "incidents", "I-9", null, "notice by 2026-05-01", At(5, 2)), new("mfa-coverage", "workforce", "U17", "off", "multi-factor authentication on", At(4, 2))],
            ExceptionCount = 2,
        };
    }

    private static EvaluationLine Line(Requirement requirement, int i) => new()
    {
        Requirement = requirement,
        Result = (TestResult)(i % 6),
        Because = $"Reason {i}.",
        SaidAt = At(5, 20),
        SaidBy = "desk",
        Statement = i == 3 ? StatementState.InForce : StatementState.NotNeeded,
        Addressable = requirement.Obligation == Obligation.Addressable ? (AddressableState)(i % 4) : null,
        Rationale = requirement.Obligation == Obligation.Addressable && i % 4 > 1 ? "Screens lock by badge." : null,
    };

    private static MetricOutcome Outcome(string id, MetricStatus status, long population, long counted, long good) => new(MetricCatalog.Infos[id], status, population, counted, good, status < MetricStatus.Exception ? "No data." : null);

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 2, 0, 0, Offset);

    private static Document Build(FederalEvaluationData data) => new FederalEvaluationReport().Build(data);
}
