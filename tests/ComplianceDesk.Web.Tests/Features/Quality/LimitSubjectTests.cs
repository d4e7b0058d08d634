using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Web.Features.Quality.Limits;

namespace ComplianceDesk.Web.Tests.Features.Quality;

public sealed class LimitSubjectTests
{
    [Fact]
    public void Finds_EveryCheckMeasurePartAndScore()
    {
        string[] ids = [.. CheckCatalog.All.Select(c => c.Info.Id), .. MeasureCatalog.All.Select(m => m.Info.Id), .. MeasuredParts.All.Select(p => p.Id), .. ScoreCatalog.All.Select(s => s.Id)];
        Assert.All(ids, id =>
        {
            var subject = LimitSubject.Find(id, JudgementPolicy.Default)!;
            Assert.Equal(id, subject.Id);
            Assert.All([subject.Title, subject.Definition, subject.Source, subject.Rows], text => Assert.NotEmpty(text));
            Assert.Null(subject.Provenance);
        });
        Assert.Null(LimitSubject.Find("nobody", JudgementPolicy.Default));
    }

    [Fact]
    public void Switches_ChecksAndMeasuresOnly()
    {
        var policy = JudgementPolicy.Default with { QualityOff = new HashSet<string> { "value-parses" } };
        var check = LimitSubject.Find("value-parses", policy)!;
        Assert.Equal(("Put this check to records", true), (check.Switch, check.IsOff));
        Assert.Contains("fails above", check.Consequence, StringComparison.Ordinal);
        Assert.NotNull(LimitSubject.Find(MeasureCatalog.All[0].Info.Id, policy)!.Switch);
        Assert.Null(LimitSubject.Find(MeasuredParts.All[0].Id, policy)!.Switch);
        Assert.Null(LimitSubject.Find(ScoreCatalog.All[0].Id, policy)!.Switch);
    }
}
