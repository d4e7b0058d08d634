using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class ReadingOnTests
{
    /// <summary>Three reasons rest on it, under the keys that saved policies know: each comes with the same days, and says the same of them.</summary>
    [Theory]
    [InlineData("care-team.after-reading")]
    [InlineData("encounter-in-department.after-reading")]
    [InlineData("documented-work.reading")]
    public void Gives_EachReasonTheSameDays(string key)
    {
        var threshold = ThresholdCatalog.Find(key);
        Assert.NotNull(threshold);
        Assert.Equal((14, Threshold.Days), (threshold.Default, threshold.Unit));
        var policy = new JudgementPolicy { Thresholds = new Dictionary<string, double> { [key] = 9 } };
        var definition = ExplanationCatalog.Find(key.Split('.')[0])!.DefinitionIn(policy);
        Assert.Contains("completes nothing: that is explained for 9 days, unless it is somebody whose advice is asked or whose office has work on records.", definition, StringComparison.Ordinal);
    }
}
