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
}
