using System.Globalization;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Core.Tests.Quality.Measures;

namespace ComplianceDesk.Core.Tests.Quality;

/// <summary>What a site may set about checks and measures, and that the law is beyond it.</summary>
public sealed class LimitsTests
{
    private static readonly PolicyDecision Decision = new(3, new DateTime(2026, 5, 2, 14, 0, 0, DateTimeKind.Utc), "dora", "Agreed in the records committee.");

    [Fact]
    public void Leaves_TheCatalogueAsItIsUnderNoPolicy()
    {
        Assert.All(CheckCatalog.All, c =>
        {
            var info = c.Info.In(JudgementPolicy.Default);
            Assert.Equal((c.Info.MaxFailing, c.Info.WarnAbove, c.Info.Severity, false, 0), (info.MaxFailing, info.WarnAbove, info.Severity, info.IsOff, info.Set.Count));
            Assert.Null(LimitWords.Provenance(info));
        });
        Assert.All(MeasureCatalog.All, m => Assert.Equal((m.Info.Limit, m.Info.Target, m.Info.Formula), (m.Info.In(JudgementPolicy.Default).Limit, m.Info.In(JudgementPolicy.Default).Target, m.Info.In(JudgementPolicy.Default).Formula)));
    }

    [Fact]
    public void Prints_NoPlaceOfANumberWithoutTheNumber() => Assert.All(
        [.. CheckCatalog.All.SelectMany(c => new[] { c.Info.Definition, c.Info.Eligible, c.Info.Failing }), .. MeasureCatalog.All.SelectMany(m => new[] { m.Info.Numerator, m.Info.Denominator, m.Info.Formula })],
        text => Assert.All(ThresholdCatalog.All, t => Assert.False(text.Contains($"{{{t.Key}}}", StringComparison.Ordinal) || text.Contains(t.ToString(), StringComparison.Ordinal), text)));

    /// <summary>Whatever numbers a policy holds, however it came about, what rests on law is never looser than the law, and is asked.</summary>
    [Fact]
    public void Loosens_NoLaw()
    {
        var law = ThresholdCatalog.All.Where(t => t.IsLaw).ToList();
        Assert.Contains(law, t => t.Key == "chart-completed.fail");
        Assert.Contains(law, t => t.Key == "access-request.limit");
        var random = new Random(20261128);
        double Any(Threshold t) => random.Next(8) switch
        {
            0 => t.Default, 1 => double.NaN, 2 => double.PositiveInfinity, 3 => -1, 4 => t.Least, 5 => t.Most, 6 => random.NextDouble() * 2 * (t.Default + 1), _ => random.Next(0, 1000),
        };
        var everything = CheckCatalog.All.Select(c => c.Info.Id).Concat(MeasureCatalog.All.Select(m => m.Info.Id)).ToHashSet();
        for (var round = 0; round < 500; round++)
        {
            var policy = new JudgementPolicy { Thresholds = law.ToDictionary(t => t.Key, Any), QualityOff = everything };
            foreach (var check in CheckCatalog.All.Select(c => c.Info).Where(c => c.RestsOnLaw))
            {
                var set = check.In(policy);
                Assert.True(set.MaxFailing <= check.MaxFailing && set.WarnAbove <= check.WarnAbove && set.Severity >= check.Severity && !set.IsOff, $"{check.Code}: {set.MaxFailing}, {set.WarnAbove}, {set.Severity}");
            }

            foreach (var measure in MeasureCatalog.All.Select(m => m.Info))
            {
                var set = measure.In(policy);
                Assert.True(measure.Limit is null || measure.LimitBasis != MeasureBasis.Law || (set.Limit <= measure.Limit && !set.IsOff), $"{measure.Id}: {set.Limit}");
                Assert.True(measure.Target is null || measure.TargetBasis != MeasureBasis.Law || (measure.HigherIsBetter ? set.Target >= measure.Target : set.Target <= measure.Target), $"{measure.Id}: {set.Target}");
            }

            // What would loosen is refused in words before it comes to that.
            Assert.All(policy.Thresholds.Where(t => law.Find(l => l.Key == t.Key) is { } l && !(t.Value >= l.Least && t.Value <= l.Most)), t =>
                Assert.Contains("a site may be stricter, never looser", Assert.Single(PolicyProblems.Of(new() { Thresholds = new Dictionary<string, double> { [t.Key] = t.Value } })), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("access-request.limit", 31, "access-request.limit (time allowed after receipt) is 31 days; it may be from 1 to 30 days. The law sets 30 days: a site may be stricter, never looser.")]
    [InlineData("chart-completed.fail", 1, "it may be from 0 % to 0 %. The law sets 0 %")]
    [InlineData("chart-completed.severity", 3, "it may be from critical to critical")]
    [InlineData("race-given.severity", 2, "choose 0 (info), 1 (minor), 3 (major), 5 (critical)")]
    [InlineData("race-given.fail", 100, "it may be from 0 % to 99 %")]
    public void Refuses_AValue(string key, double value, string expected) =>
        Assert.Contains(expected, Assert.Single(PolicyProblems.Of(new() { Thresholds = new Dictionary<string, double> { [key] = value } })), StringComparison.Ordinal);

    [Fact]
    public void Refuses_ToSwitchOffWhatRestsOnLaw()
    {
        Assert.Equal(
            ["There is no check or measure \"gone\".", "chart-completed rests on law: it cannot be switched off.", "delinquent-charts rests on law: it cannot be switched off."],
            PolicyProblems.Of(new() { QualityOff = new HashSet<string> { "delinquent-charts", "chart-completed", "gone", "email-given" } }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Answers_ByTheLimitInForce()
    {
        var patients = Enumerable.Range(0, 50).Select(n => Checked.Patient($"P{n}") with { Race = n == 0 ? null : "2106-3" }).ToArray();
        CheckOutcome By(params (string Key, double Value)[] set)
        {
            var run = new CheckRun(
                CheckCatalog.All, Checked.Now, DateOnly.FromDateTime(Checked.Now), new StoreContents(Checked.AllFeeds, new HashSet<string>()), _ => { }, new JudgementPolicy { Thresholds = set.ToDictionary(s => s.Key, s => s.Value) });
            Array.ForEach(patients, run.Test);
            return run.Outcomes.Single(o => o.Check.Code == "CMP-06");
        }

        Assert.Equal(CheckStatus.PassWithFailures, By().Status);
        Assert.Equal(CheckStatus.Fail, By(("race-given.fail", 1)).Status);
        Assert.Equal(CheckStatus.Warn, By(("race-given.fail", 3)).Status);
        Assert.Equal(CheckStatus.PassWithFailures, By(("race-given.fail", 3), ("race-given.warn", 80)).Status);
        Assert.Equal(5, ScorePart.Of(By(("race-given.severity", 5))).Weight);
        Assert.False(ScorePart.Of(By(("race-given.severity", 0))).IsScored);
    }

    [Fact]
    public void Says_ThatACheckIsSwitchedOff()
    {
        var run = new CheckRun(
            CheckCatalog.All, Checked.Now, DateOnly.FromDateTime(Checked.Now), new StoreContents(Checked.AllFeeds, new HashSet<string>()), _ => Assert.Fail("Nothing should fail."),
            new JudgementPolicy { Version = 7, QualityOff = new HashSet<string> { "race-given" } });
        run.Test(Checked.Patient("P1") with { Race = null });
        var outcome = run.Outcomes.Single(o => o.Check.Code == "CMP-06");
        Assert.Equal((CheckStatus.NotRun, "Switched off by the site's policy, version 7."), (outcome.Status, outcome.Reason));
    }

    [Fact]
    public void Measures_ByTheTimeAllowed()
    {
        var order = new ChartEntry(Measured.Note("verbal-order", Measured.AsOf.AddHours(-60), Measured.AsOf.AddHours(-30)), 1, Measured.Ward);
        var measure = MeasureCatalog.Find("verbal-order")!;
        Assert.Equal((1, 1), Measured.By(measure, order).Figure());
        var strict = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["verbal-order.limit"] = 24 }, Decisions = new Dictionary<string, PolicyDecision> { ["verbal-order"] = Decision } };
        var (outcome, _) = Measured.By(measure, Measured.Scope() with { Policy = strict }, order);
        Assert.Equal(0, outcome.Figures[0].Numerator);
        Assert.Equal("verbal orders signed within 24 hours of being given", outcome.Measure.Numerator);
        Assert.Equal("verbal orders signed within 48 hours of being given", measure.Info.Numerator);
        Assert.Equal("site policy version 3", LimitWords.LimitBasis(outcome.Measure));
        Assert.Equal(
            "site policy version 3, by dora on 2026-05-02 because \u201cAgreed in the records committee.\u201d; the catalog (policy or benchmark) says time allowed after the order 48 hours",
            LimitWords.Provenance(outcome.Measure));
        Assert.Contains("within 24 elapsed hours", CheckCatalog.Find("TML-08")!.Info.In(strict).Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_InAPolicyWhatDiffersFromTheCatalogue()
    {
        var policy = new JudgementPolicy
        {
            Thresholds = new Dictionary<string, double> { ["race-given.fail"] = 2, ["race-given.warn"] = 50, ["race-given.severity"] = 5, ["verbal-order.limit"] = 24 }, QualityOff = new HashSet<string> { "email-given" },
        };
        var read = PolicyJson.Read(PolicyJson.Write(policy));
        Assert.Empty(PolicyChange.Between(policy, read));
        Assert.DoesNotContain("race-given.warn", PolicyJson.Write(policy), StringComparison.Ordinal);
        Assert.Equal(
            ["email-given: asked at all: on -> off", "race-given: share that may fail: 5 % -> 2 %", "race-given: severity: major -> critical", "verbal-order: time allowed after the order: 48 hours -> 24 hours"],
            PolicyChange.Between(JudgementPolicy.Default, read).Select(c => $"{c.Subject}: {c.What}: {c.Before} -> {c.After}"));
        Assert.All(PolicyChange.Between(JudgementPolicy.Default, read), c => Assert.True(c.IsAboutRecords));
        Assert.DoesNotContain(PolicyChange.Between(JudgementPolicy.Default, Policy.Policies.Full), c => c.IsAboutRecords);
    }

    [Theory]
    [InlineData(0.0025, "0.25 %")]
    [InlineData(0.0005, "0.05 %")]
    [InlineData(0.05, "5 %")]
    public void Prints_ALimitExactly(double share, string expected) => Assert.Equal(expected, LimitWords.Percent((decimal)share));

    [Fact]
    public void Bears_KeysOfItsOwn()
    {
        Assert.Equal(ThresholdCatalog.All.Count, ThresholdCatalog.All.Select(t => t.Key).Distinct().Count());
        Assert.All(CheckCatalog.All, c => Assert.Null(MeasureCatalog.Find(c.Info.Id)));
        Assert.All(ThresholdCatalog.All, t => Assert.True(t.Default >= t.Least && t.Default <= t.Most, t.Key + t.Default.ToString(CultureInfo.InvariantCulture)));
    }
}
