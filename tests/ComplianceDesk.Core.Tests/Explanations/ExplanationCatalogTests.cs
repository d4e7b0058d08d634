using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>How far before a visit or a booking something may be asked of it: what arrives late must have as many days judged again.</summary>
public sealed class ExplanationCatalogTests
{
    [Theory]
    [InlineData("changes-out-of-care.late")]
    [InlineData("browsing.near")]
    [InlineData("stranger-after-stranger.margin")]
    public void LooksAsFarAhead_AsAPolicyHasRulesAskOfAnybody(string threshold)
    {
        Assert.Equal(14, ExplanationCatalog.DaysAheadOfAnybody(new JudgementPolicy { Thresholds = new Dictionary<string, double> { [threshold] = 14 } }));
        Assert.InRange(ExplanationCatalog.DaysAheadOfAnybody(JudgementPolicy.Default), 7, 13);
    }

    [Fact]
    public void LooksAsFarAhead_AsAPatientMayBeInNobodysCare()
    {
        var policy = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["no-care-anywhere.days"] = 60 } };
        Assert.Equal(60, ExplanationCatalog.DaysAheadUncared(policy));
        Assert.Equal(60, ExplanationCatalog.DaysAheadUnexplained(policy));
        Assert.True(ExplanationCatalog.DaysAheadUncared(JudgementPolicy.Default) < ExplanationCatalog.DaysAheadUnexplained(JudgementPolicy.Default));
        Assert.Equal(2, ExplanationCatalog.DaysAheadUnexplained(policy, most: 2));
    }
}
