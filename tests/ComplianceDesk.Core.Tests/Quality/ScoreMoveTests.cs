using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Tests.Quality;

public sealed class ScoreMoveTests
{
    private static readonly ScoreInfo Info = ScoreCatalog.Scores[0];
    private static readonly ScorePartInfo[] Known = [.. ScoreCatalog.Parts.Where(p => p.Score == Info.Id).Take(3)];

    [Fact]
    public void Adds_UpToTheChange_WhateverChanged()
    {
        Score before = Of((0, 3, 90, 100), (1, 1, 50, 100)), now = Of((0, 3, 95, 100), (1, 5, 40, 100), (2, 3, 10, 10));
        var moves = ScoreMove.Of(before, now);
        Assert.Equal(now.Value!.Value - before.Value!.Value, moves.Sum(m => m.Points), 10);
        Assert.Null(moves[^1].Part);
    }

    [Fact]
    public void Names_ThePartThatMovedIt_AndNothingElse()
    {
        var move = Assert.Single(ScoreMove.Of(Of((0, 3, 90, 100), (1, 1, 50, 100)), Of((0, 3, 94, 100), (1, 1, 50, 100))));
        Assert.Equal((Known[0], 3m), (move.Part, move.Points));
    }

    [Fact]
    public void Says_NothingWithoutTwoValues() => Assert.Empty(ScoreMove.Of(new Score(Info, []), Of((0, 3, 1, 2))));

    private static Score Of(params (int Part, decimal Weight, long Good, long Counted)[] parts) =>
        new(Info, [.. parts.Select(p => new ScorePart(Known[p.Part], p.Weight, p.Good, p.Counted, null))]);
}
