using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Quality.Scores;

public sealed class OverallScoreTests
{
    [Fact]
    public void Is_TheMeanOfDimensionsThatHaveAScore()
    {
        var overall = Of(JudgementPolicy.Default, (QualityDimension.Completeness, 80), (QualityDimension.Conformance, 100), (QualityDimension.Timeliness, null));
        Assert.Equal(90, overall.Value);
        Assert.Equal(2, overall.Scored.Count());
        Assert.Equal(8, overall.Dimensions.Count);
        Assert.True(overall.Interval!.Value.Low < 0.9 && overall.Interval.Value.High > 0.9);
        Assert.Null(Of(JudgementPolicy.Default).Value);
        Assert.Null(Of(JudgementPolicy.Default).Interval);
    }

    [Fact]
    public void Takes_TheWeightsOfTheSite_AndLeavesOutWhatHasNone()
    {
        var policy = Set(("dimension-completeness.weight", 3), ("dimension-plausibility.weight", 0));
        var overall = Of(policy, (QualityDimension.Completeness, 80), (QualityDimension.Conformance, 100), (QualityDimension.Plausibility, 0));
        Assert.Equal((3 * 80 + 100) / 4m, overall.Value);
        Assert.Equal([0.75m, 0.25m], overall.Scored.Select(overall.Share));
        Assert.NotEqual(Rubric.Hash([], [], JudgementPolicy.Default), Rubric.Hash([], [], policy));
    }

    [Fact]
    public void Says_WhatMovedIt_AsASumOfParts()
    {
        var before = Of(JudgementPolicy.Default, (QualityDimension.Completeness, 80), (QualityDimension.Conformance, 100));
        var now = Of(Set(("dimension-conformance.weight", 2)), (QualityDimension.Completeness, 90), (QualityDimension.Conformance, 97), (QualityDimension.Accuracy, 50));
        var moves = now.MovedSince(before);
        Assert.Equal(now.Value!.Value - before.Value!.Value, moves.Sum(m => m.Points), 10);
        Assert.Null(moves[^1].Dimension);
        Assert.Equal(["Completeness", "Conformance"], moves.SkipLast(1).Select(m => m.Dimension!.Title));
        Assert.Empty(now.MovedSince(Of(JudgementPolicy.Default)));
        Assert.Empty(now.MovedSince(now));
    }

    [Fact]
    public void Makes_DimensionsOfChecksAlone_EachOfItsOwn()
    {
        var scores = Score.Each([.. ScoreCatalog.Parts.Select(p => ScorePart.Measured(p, 9, 10))]);
        var dimensions = Score.OfDimensions(scores, JudgementPolicy.Default);
        Assert.Equal(CheckCatalog.All.Count, dimensions.Sum(d => d.Parts.Count));
        Assert.All(dimensions, d => Assert.All(d.Parts, p => Assert.Equal(d.Info.Dimension, CheckCatalog.Find(p.Info.Id)!.Info.Dimension)));
    }

    [Fact]
    public void Stands_ToItsBand()
    {
        var info = ScoreCatalog.Scores[0].In(Set(("accuracy.target", 98.5), ("accuracy.floor", 90)));
        Assert.Equal(
            [ScoreStanding.NoValue, ScoreStanding.BelowBand, ScoreStanding.InBand, ScoreStanding.InBand, ScoreStanding.OnTarget],
            new decimal?[] { null, 89.99m, 90, 98.49m, 98.5m }.Select(info.StandingOf));
        Assert.True(info.MayBeChance(new(0.98, 0.99)));
        Assert.False(info.MayBeChance(new(0.986, 0.99)));
        Assert.False(info.MayBeChance(null));
    }

    [Fact]
    public void Refuses_ABandThatBeginsAboveItsTarget()
    {
        Assert.Contains("above its target 80", Assert.Single(PolicyProblems.Of(Set(("record-quality.target", 80)))), StringComparison.Ordinal);
        Assert.Empty(PolicyProblems.Of(Set(("record-quality.target", 90))));
    }

    [Fact]
    public void Calls_AChangeOfBandsAndWeights_OneAboutRecords() =>
        Assert.True(Assert.Single(PolicyChange.Between(JudgementPolicy.Default, Set(("dimension-accuracy.weight", 2)))).IsAboutRecords);

    private static JudgementPolicy Set(params (string Key, double Value)[] set) => new() { Version = 1, Thresholds = set.ToDictionary(s => s.Key, s => s.Value) };

    private static OverallScore Of(JudgementPolicy policy, params (QualityDimension Dimension, int? Value)[] values) => new(
        ScoreCatalog.Overall.In(policy),
        [.. ScoreCatalog.Dimensions.Select(info => new Score(
            info.In(policy),
            values.FirstOrDefault(v => v.Dimension == info.Dimension) is { Value: { } value } ? [new ScorePart(ScoreCatalog.Parts[0], 3, value, 100, null)] : []))]);
}
