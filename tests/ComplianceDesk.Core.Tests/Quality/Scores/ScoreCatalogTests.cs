using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Quality.Scores;

public sealed class ScoreCatalogTests
{
    [Fact]
    public void Defines_EveryScoreAndPart()
    {
        Assert.Equal(["accuracy", "completeness", "accessibility", "security-posture"], ScoreCatalog.Scores.Select(score => score.Id));
        Assert.All(ScoreCatalog.Scores, score => Assert.Contains(ScoreCatalog.Parts, part => part.Score == score.Id));
        Assert.All(ScoreCatalog.Parts, part => Assert.Contains(part.Score, ScoreCatalog.Scores.Select(score => score.Id)));
        Assert.All(
            ScoreCatalog.Parts,
            part => Assert.All([part.Id, part.Title, part.Definition, part.Good, part.Counted, part.Source], text => Assert.False(string.IsNullOrWhiteSpace(text), part.Id)));
        Assert.Equal(ScoreCatalog.Parts.Count, ScoreCatalog.Parts.Select(part => (part.Score, part.Id)).Distinct().Count());
    }

    [Fact]
    public void Puts_EveryCheckInAScore()
    {
        foreach (var check in CheckCatalog.All)
        {
            var part = Assert.Single(ScoreCatalog.Parts, part => part.Id == check.Info.Code);
            Assert.Equal(
                check.Info.Dimension switch { QualityDimension.Completeness => "completeness", QualityDimension.Timeliness or QualityDimension.Accessibility => "accessibility", _ => "accuracy" },
                part.Score);
        }
    }

    [Fact]
    public void Hashes_WeightsAndThresholdsButNotWording()
    {
        var parts = ScoreCatalog.Parts;
        var checks = CheckCatalog.All.Select(check => check.Info).ToList();
        var policy = JudgementPolicy.Default;
        var hash = Rubric.Hash(checks, parts, policy);
        Assert.Equal(hash, Rubric.Hash(Enumerable.Reverse(checks), Enumerable.Reverse(parts), policy));
        Assert.Equal(hash, Rubric.Hash(checks, [parts[0] with { Title = "Another" }, .. parts.Skip(1)], policy));
        Assert.NotEqual(hash, Rubric.Hash(checks, [parts[0] with { MaxBad = 0.5m }, .. parts.Skip(1)], policy));
        Assert.NotEqual(hash, Rubric.Hash(checks, [parts[0] with { Severity = CheckSeverity.Info }, .. parts.Skip(1)], policy));
        Assert.NotEqual(hash, Rubric.Hash(checks.Skip(1), parts, policy));

        // A time limit of a measure changes what checks of timeliness count.
        Assert.NotEqual(hash, Rubric.Hash(checks, parts, policy with { Thresholds = new Dictionary<string, double> { ["verbal-order.limit"] = 24 } }));
        Assert.NotEqual(hash, Rubric.Hash(checks, parts, policy with { QualityOff = new HashSet<string> { "email-given" } }));
        Assert.Equal(hash, Rubric.Hash(checks, parts, policy with { Thresholds = new Dictionary<string, double> { ["fixation.days"] = 6 } }));
    }

    [Fact]
    public void Parts_CarryTheLimitAndWeightOfThePolicy()
    {
        var policy = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["rows-accepted.fail"] = 2, ["log-days-covered.severity"] = 5, ["terminated-accounts-unused.fail"] = 50, ["terminated-accounts-unused.severity"] = 0 } };
        ScorePartInfo In(string id) => ScoreCatalog.PartsIn(policy).Single(part => part.Id == id);
        Assert.Equal((0.02m, CheckSeverity.Major), (In("rows-accepted").MaxBad, In("rows-accepted").Severity));
        Assert.Equal("share that may fail 2 %", LimitWords.Set(In("rows-accepted")));
        Assert.Equal((0m, CheckSeverity.Critical), (In("log-days-covered").MaxBad, In("log-days-covered").Severity));

        // Nobody is less strict than the law, and what nobody set stays the catalogue's.
        Assert.Equal((0m, CheckSeverity.Critical), (In("terminated-accounts-unused").MaxBad, In("terminated-accounts-unused").Severity));
        Assert.Null(In("encounter-days-covered").MaxBad);
        Assert.All(MeasuredParts.All, part => Assert.Equal((part.MaxBad, part.Severity), (part.In(JudgementPolicy.Default).MaxBad, part.In(JudgementPolicy.Default).Severity)));

        var part = ScorePart.Measured(MeasuredParts.Find("log-days-covered")!, 99, 100).In(policy);
        Assert.Equal((5m, true), (part.Weight, part.ClosesGate));
        Assert.NotEqual(Rubric.Hash([], MeasuredParts.All, JudgementPolicy.Default), Rubric.Hash([], MeasuredParts.All.Select(p => p.In(policy)), policy));
        Assert.Contains(PolicyChange.Between(JudgementPolicy.Default, policy), change => change is { Subject: "rows-accepted", IsAboutRecords: true });
    }
}
