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

    /// <summary>Else a late booking has too few days judged again.</summary>
    [Fact]
    public void LooksAhead_NoFurtherThanItSays()
    {
        foreach (var explanation in ExplanationCatalog.All)
        {
            var said = explanation.Outlooks.SelectMany(o => o.Days).ToList();
            said.AddRange(explanation.AroundWork is { } around ? [around.Before, around.After] : []);
            Assert.All(explanation.Thresholds.Where(IsAhead), t => Assert.True(said.Contains(t), $"{t.Key} says how far {explanation.Id} looks ahead, and none of its outlooks does."));
        }

        Assert.True(IsAhead(new Threshold("preparation", "before the start, by those who prepare patients, at most", 30, Threshold.Days, 0, 120)));

        static bool IsAhead(Threshold threshold) => threshold.Unit == Threshold.Days && new[] { "before", "until", "ahead", "between" }.Any(word => threshold.Name.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>What a front desk or a pre-admission clinic asks of bookings weeks ahead is not asked for everybody.</summary>
    [Fact]
    public void LooksAhead_ForThoseWhoseWorkItIs()
    {
        var policy = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["cross-cover.ahead"] = 180, ["support-department.preparation"] = 110 } };
        Assert.Equal(ExplanationCatalog.DaysAheadOfAnybody(JudgementPolicy.Default), ExplanationCatalog.DaysAheadOfAnybody(policy));
        Assert.Equal(180, ExplanationCatalog.DaysAhead(policy));
    }
}
