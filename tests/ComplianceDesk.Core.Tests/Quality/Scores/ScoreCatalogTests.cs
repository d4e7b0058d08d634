using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;

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
        var hash = Rubric.Hash(CheckCatalog.All, parts);
        Assert.Equal(hash, Rubric.Hash([.. CheckCatalog.All.Reverse()], [.. parts.Reverse()]));
        Assert.Equal(hash, Rubric.Hash(CheckCatalog.All, [parts[0] with { Title = "Another" }, .. parts.Skip(1)]));
        Assert.NotEqual(hash, Rubric.Hash(CheckCatalog.All, [parts[0] with { MaxBad = 0.5m }, .. parts.Skip(1)]));
        Assert.NotEqual(hash, Rubric.Hash(CheckCatalog.All, [parts[0] with { Severity = CheckSeverity.Info }, .. parts.Skip(1)]));
        Assert.NotEqual(hash, Rubric.Hash([.. CheckCatalog.All.Skip(1)], parts));
    }
}
