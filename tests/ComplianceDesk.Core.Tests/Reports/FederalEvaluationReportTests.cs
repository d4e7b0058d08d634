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
        Assert.Equal(Sample().Evaluation.Lines.Count, rows.Last()[1].Value);
        var printed = Build(Sample()).Sections.Single(s => s.Title == "Results").Blocks.OfType<Section>().Skip(1).Sum(f => f.Blocks.OfType<Table>().Single().ReadRows().Count());
        Assert.Equal(Sample().Evaluation.Lines.Count, printed);
    }

    [Fact]
    public void Writes_AFindingInItsForm()
    {
        var findings = Build(Sample()).Sections.Single(s => s.Title == "Findings").Blocks.OfType<Section>().ToList();

        Assert.All(findings, finding => Assert.Equal(
            ["Severity", "Criteria", "Condition", "Cause", "Effect", "Recommendation", "Management response", "Owner", "Due date", "Status", "Prior evaluation"], Facts(finding).Keys));
        var answered = Facts(findings.Single(f => f.Title.EndsWith(MetricCatalog.Infos["mfa-coverage"].Title, StringComparison.Ordinal)));
        Assert.StartsWith("Stated by management: The old single sign-on", answered["Cause"], StringComparison.Ordinal);
        Assert.Equal(("Second factor for all accounts of the record system.", "Head of IT", "2026-06-01"), (answered["Management response"], answered["Owner"], answered["Due date"]));
        Assert.Equal("In progress, past its due date; noted by the test", answered["Status"]);
        Assert.Equal("Noted then: 90 of 380 (23.7 %). Carried forward.", answered["Prior evaluation"]);
        var unanswered = Facts(findings[0]);
        Assert.Equal(("None recorded.", "None named.", "None set", "No response recorded; noted by the test"), (unanswered["Management response"], unanswered["Owner"], unanswered["Due date"], unanswered["Status"]));
    }

    [Fact]
    public void Prints_EveryEntryOfAFinding()
    {
        var finding = Build(Sample()).Sections.Single(s => s.Title == "Findings").Blocks.OfType<Section>().Single(f => f.Blocks.OfType<Table>().Any());

        Assert.Equal(["In progress", "Open"], finding.Blocks.OfType<Table>().Single().ReadRows().Select(r => r[2].Text));
        Assert.Equal(["Work began on 20 May.", "First response to evaluation FE-0."], finding.Blocks.OfType<Table>().Single().ReadRows().Select(r => r[6].Text));
    }

    [Fact]
    public void Carries_PriorFindingsForward()
    {
        var section = Build(Sample()).Sections.Single(s => s.Title == "Follow-up of prior findings");
        var rows = section.Blocks.OfType<Table>().Single().ReadRows().ToList();

        Assert.Equal(["No response recorded; noted by the test", "Open; noted by the test", "No response recorded; noted by the test"], rows.Select(r => r[3].Text));
        Assert.Equal(
            ["No response recorded; no longer noted by the test", "In progress, past its due date; noted by the test", "No response recorded; not tested now"], rows.Select(r => r[6].Text));
        Assert.Contains("before: FE-0, version 2, signed off by director", Assert.IsType<Paragraph>(section.Blocks.First()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_TheReviewerOnceSignedOff()
    {
        var signed = SignOffSection.Signed(Build(Sample()), 2, "director", At(6, 4));
        var sheet = signed.Sections.Single(s => s.Title == "Sign-off").Blocks.OfType<SignOff>().Single().Sheet.ReadRows().ToList();

        Assert.Equal("Version 2, signed off by director, 2026-06-04 02:00:00 -04:00", signed.Info.Standing);
        Assert.Equal(["Reviewed by", "director", "Signed off on the desk", "2026-06-04"], new[] { 0, 2, 3, 4 }.Select(i => sheet[1][i].Text));
        Assert.All(sheet.Skip(2), r => Assert.Equal("", r[2].Text));
    }

    [Fact]
    public void Says_WhenThereIsNoEvaluationBefore()
    {
        var section = Build(With(Sample(), e => e with { Earlier = null, Before = null })).Sections.Single(s => s.Title == "Follow-up of prior findings");

        Assert.StartsWith("No report of this kind", Assert.IsType<Paragraph>(section.Blocks.First()).Text, StringComparison.Ordinal);
        Assert.Contains("no prior findings", Assert.IsType<Paragraph>(section.Blocks.ElementAt(1)).Text, StringComparison.Ordinal);
        Assert.Empty(section.Blocks.OfType<Table>());
    }

    [Fact]
    public void Tells_WhatHasNoCaseFromWhatDoesNotApply()
    {
        var data = With(Sample(), e => e with { Lines = [.. e.Lines.Select((l, i) => i == 0 ? l with { Result = TestResult.NotApplicable, Because = RequirementAnswer.NothingToTest + "complaints: none among 0 looked at." } : l)] });
        var scope = Build(data).Sections.Single(s => s.Title == "Scope and criteria").Blocks.OfType<Section>().ToDictionary(s => s.Title, s => s.Blocks.OfType<Table>().Single().ReadRows().Select(r => r[0].Text).ToList());

        Assert.True(data.Evaluation.Lines[0].HasNoCase);
        Assert.Equal([data.Evaluation.Lines[0].Requirement.Citation], scope["No case in the data"]);
        Assert.Equal(data.Evaluation.Lines.Where(l => l is { Result: TestResult.NotApplicable, HasNoCase: false }).Select(l => l.Requirement.Citation), scope["Left out, and why"]);
    }

    [Theory]
    [InlineData("No statement is on file.", StatementState.Missing, "No statement is on file.")]
    [InlineData("Its statement has expired.", StatementState.Expired, "Its statement has expired.")]
    [InlineData("Days covered: 104 of 110.", StatementState.Missing, "Days covered: 104 of 110. No statement.")]
    public void Says_OnceHowAStatementStands(string because, StatementState state, string expected)
    {
        var line = Sample().Evaluation.Lines[0] with { Because = because, Statement = state, Rationale = null, SaidAt = null };

        Assert.Equal(expected, FederalEvaluationResults.ByRequirement("", [line]).ReadRows().Single()[4].Text);
    }

    [Fact]
    public void Prints_ShortListsAndKeepsLongOnesInTheFile()
    {
        var data = Sample();
        var many = Enumerable.Range(0, 251).Select(i => new EvaluationException("mfa-coverage", "workforce", $"U{i}", "off", "on", At(4, 2))).ToList();
        data = With(data, e => e with { Tests = [e.Tests[0], e.Tests[1] with { Rows = 251 }] }) with { Exceptions = [data.Exceptions.First(), .. many], ExceptionCount = 252 };
        var document = Build(data);
        var tables = document.Sections.Last().Blocks.OfType<Section>().First().Blocks.OfType<Table>().ToList();

        Assert.Single(tables[1].ReadRows());
        Assert.Equal((252, 1), (tables[0].Rows.Last()[2].Value, tables[0].Rows.Last()[4].Value));
        Assert.Equal(["2", "3 to 253"], tables[0].ReadRows().SkipLast(1).Select(r => r[3].Text));
        Assert.Equal("exceptions.csv", Assert.Single(document.Sections.Last().Blocks.OfType<Section>().First().Blocks.OfType<AttachmentReference>()).FileName);
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
            Basis = ReportBasisSample.With("FE-1", new FederalEvaluationReport().Info, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31)) with
            {
                Evaluation = new Evaluation
                {
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
                    Responses =
                    [
                        Response(ResponseState.InProgress, At(5, 20), "Work began on 20 May."), Response(ResponseState.Open, At(5, 2), "First response to evaluation FE-0."),
                    ],
                    Earlier = new EarlierEvaluation("FE-0", 2, "director", At(5, 4), At(5, 3), new string('b', 64)),
                    Before = new EvaluationBefore(At(5, 1), 8, TestResults.All.ToDictionary(r => r, r => (int)r), [Outcome("mfa-coverage", MetricStatus.Exception, 400, 380, 290), Outcome("config-auto-logoff", MetricStatus.Exception, 3, 3, 1), Outcome("terminated-user-access", MetricStatus.Exception, 9, 9, 8)]),
                    Statements = [new() { Citation = "45 CFR 164.310(a)(1)", Statement = "Doors are controlled by badges.", SignedBy = "facilities", Role = "Head of facilities", Basis = "Walk-through of 2 May", SignedAt = At(5, 3), ValidUntil = new DateOnly(2027, 5, 3), InForce = true, Document = "doors.pdf" }],
                },
            },
            Waivers = [new("TML-06", "TML-06 A record is complete within 30 days of discharge", "Ed Moss", "Two surgeons are on leave; the service covers.", "director@example.org", new DateTimeOffset(2026, 5, 20, 9, 0, 0, Offset), new DateOnly(2026, 6, 30))],
            Systems = [new("EHR", 171_950, 30, new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31))],
            Fields = [new("Date and time", 171_950, 171_950), new("Workstation or network address", 170_000, 171_950)],
            Exceptions = [new("breach-notice-lag", "incidents", "I-9", null, "notice by 2026-05-01", At(5, 2)), new("mfa-coverage", "workforce", "U17", "off", "multi-factor authentication on", At(4, 2))],
            ExceptionCount = 2,
        };
    }

    private static FederalEvaluationData With(FederalEvaluationData data, Func<Evaluation, Evaluation> change) => data with { Basis = data.Basis with { Evaluation = change(data.Evaluation) } };

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

    private static ManagementResponse Response(ResponseState state, DateTimeOffset at, string why) => new()
    {
        Metric = "mfa-coverage", Run = 8, Cause = "The old single sign-on has no second factor.", Effect = null, Response = "Second factor for all accounts of the record system.",
        Owner = "Head of IT", DueOn = new DateOnly(2026, 6, 1), State = state, Why = why, By = "officer", At = at,
    };

    private static Dictionary<string, string> Facts(Section finding) => finding.Blocks.OfType<FactList>().Single().Facts.ToDictionary(f => f.Name, f => f.Value.Text);

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 2, 0, 0, Offset);

    private static Document Build(FederalEvaluationData data) => new FederalEvaluationReport().Build(data);
}
