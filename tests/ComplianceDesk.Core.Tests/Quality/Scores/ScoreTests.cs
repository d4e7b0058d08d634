using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ComplianceDesk.Core.Tests.Quality.Scores;

public sealed class ScoreTests
{
    private static readonly ScoreInfo Info = ScoreCatalog.Scores[0];

    private static readonly Arbitrary<ScorePart[]> Parts =
        (from severity in Gen.Elements(Enum.GetValues<CheckSeverity>())
         from counted in Gen.Choose(0, 5000)
         from good in Gen.Choose(0, counted)
         from outside in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
         select outside ? ScorePart.NotMeasured(Part(severity), "not run: test") : ScorePart.Measured(Part(severity), good, counted)).ArrayOf().ToArbitrary();

    [Fact]
    public void Weighs_Critical5Major3Minor1AndInformationNotAtAll()
    {
        var score = new Score(Info,
        [
            ScorePart.Measured(Part(CheckSeverity.Critical), 9, 10),
            ScorePart.Measured(Part(CheckSeverity.Major), 1, 2),
            ScorePart.Measured(Part(CheckSeverity.Minor), 0, 4),
            ScorePart.Measured(Part(CheckSeverity.Info), 0, 100),
        ]);
        Assert.Equal(100 * (5 * 0.9m + 3 * 0.5m) / 9, score.Value);
        Assert.Equal(100m * 10 / 16, score.PooledValue);
        Assert.Equal(3, score.Scored.Count());
        Assert.Contains("information", score.Beside.Single().Outside, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_NoValueWithoutAScoredPart()
    {
        var score = new Score(Info, [ScorePart.NotMeasured(Part(CheckSeverity.Major), "not run: test"), ScorePart.Measured(Part(CheckSeverity.Major), 0, 0)]);
        Assert.Null(score.Value);
        Assert.Null(score.PooledValue);
        Assert.Equal(2, score.Beside.Count());
        Assert.Null(new Score(Info, []).Value);
    }

    [Fact]
    public void Keeps_TheGateBesideTheScore()
    {
        var perfect = ScorePart.Measured(Part(CheckSeverity.Major), 1_000_000, 1_000_000);
        var score = new Score(Info, [perfect, ScorePart.Measured(Part(CheckSeverity.Critical), 999_999, 1_000_000)]);
        Assert.True(score.Value > 99.99m);
        Assert.True(score.Value < 100);
        Assert.Single(score.CriticalExceptions);
        Assert.Empty(new Score(Info, [perfect, ScorePart.Measured(Part(CheckSeverity.Major), 0, 10)]).CriticalExceptions);
    }

    [Fact]
    public void Takes_ACheckThatDidNotRunOutOfTheScore()
    {
        var info = CheckCatalog.Find("CMP-02")!.Info;
        var part = ScorePart.Of(CheckOutcome.Unmeasured(info, CheckStatus.NotRun, "The patients feed has not been imported."));
        Assert.False(part.IsScored);
        Assert.Equal("not run: The patients feed has not been imported.", part.Outside);
        Assert.Equal((7, 10), (ScorePart.Of(CheckOutcome.Measured(info, 3, 10)).Good, ScorePart.Of(CheckOutcome.Measured(info, 3, 10)).Counted));
    }

    [Property]
    public Property Stays_Between0And100AndLosesWhatItsPartsLose() => Prop.ForAll(Parts, parts =>
    {
        var score = new Score(Info, parts);
        return score.Value is not { } value
            ? parts.All(part => !part.IsScored)
            : value is >= 0 and <= 100 && Math.Abs(100 - value - parts.Sum(score.Loss)) < 0.000001m;
    });

    [Property]
    public Property Never_MovesByAPartBesideIt() => Prop.ForAll(Parts, parts =>
    {
        var beside = ScorePart.NotMeasured(Part(CheckSeverity.Critical), "error: test");
        return new Score(Info, parts).Value == new Score(Info, [.. parts, beside]).Value;
    });

    private static ScorePartInfo Part(CheckSeverity severity) => SecurityParts.AccountsKnown with { Severity = severity, MaxBad = 0 };
}
