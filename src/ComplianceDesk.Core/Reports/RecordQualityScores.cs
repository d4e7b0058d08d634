using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Reports;

/// <summary>The score tables of <see cref="RecordQualityReport"/>: the four scores, and the dimensions with their mean, each held against its band.</summary>
internal static class RecordQualityScores
{
    public static Table Scores(RecordQuality state) => new()
    {
        Caption = "The four scores: a management indicator, not a legal conclusion",
        Columns =
        [
            new Column("Score", 1.4, RowHeader: true), new Column("Points of 100", 0.8, Align.Right), new Column("95 % interval", 1.1, Align.Right), new Column("Band", 0.9), new Column("Standing", 1.3), new Column("Change", 0.9, Align.Right),
            new Column("Parts scored", 0.9, Align.Right), new Column("Weight scored", 1.3, Align.Right), new Column("Small samples", 0.8, Align.Right), new Column("Gate", 0.8),
        ],
        Rows = state.Scores.Select(s => new[]
        {
            Cell.Of(s.Now.Info.Title), Cell.Of(QualityWords.Points(s.Now.Value)), Cell.Of(QualityWords.Interval(s.Now.Interval)), Band(s.Now.Info), Standing(s.Now.Info, s.Now.Value, s.Now.Interval), Cell.Of(QualityWords.Change(s.Change)),
            Parts(s.Now), Weight(s.Now), Cell.Number(s.Now.Scored.Count(p => p.SmallSample)),
            s.Now.CriticalExceptions.Any() ? Cell.Of("Closed", Mark.High) : s.Now.Value is null ? Cell.Of("Not tested", Mark.Observation) : Cell.Of("Open", Mark.Clear),
        }),
    };

    public static Table Dimensions(RecordQuality state) => new()
    {
        Caption = "The dimensions of the record checks, and their mean by the weights in force",
        Columns =
        [
            new Column("Dimension", 1.4, RowHeader: true), new Column("Points of 100", 0.8, Align.Right), new Column("95 % interval", 1.1, Align.Right), new Column("Band", 0.9), new Column("Standing", 1.3), new Column("Change", 0.9, Align.Right),
            new Column("Checks scored", 0.9, Align.Right), new Column("Weight scored", 1.3, Align.Right), new Column("Share of the mean", 0.9, Align.Right),
        ],
        Rows = state.Dimensions.Select(d => new[]
        {
            Cell.Of(d.Now.Info.Title), Cell.Of(QualityWords.Points(d.Now.Value)), Cell.Of(QualityWords.Interval(d.Now.Interval)), Band(d.Now.Info), Standing(d.Now.Info, d.Now.Value, d.Now.Interval), Cell.Of(QualityWords.Change(d.Change)),
            Parts(d.Now), Weight(d.Now), Cell.Of(Share(state.Overall, d.Now)),
        }).Append(
        [
            Cell.Of($"Mean: {state.Overall.Info.Title}"), Cell.Of(QualityWords.Points(state.Overall.Value)), Cell.Of(QualityWords.Interval(state.Overall.Interval)), Band(state.Overall.Info), Standing(state.Overall.Info, state.Overall.Value, state.Overall.Interval),
            Cell.Of(QualityWords.Change(state.Overall.Value - state.OverallBefore?.Value)), Cell.Of($"{Figures.Count(state.Overall.Scored.Count())} of {Figures.Count(state.Overall.Dimensions.Count)} dimensions"), Cell.Of(""), Cell.Of(""),
        ]),
    };

    private static Cell Parts(Score score) => Cell.Of($"{Figures.Count(score.Scored.Count())} of {Figures.Count(score.Parts.Count)}");

    private static Cell Weight(Score score) => Cell.Of(Figures.Share((long)score.Scored.Sum(p => p.Weight), (long)score.Parts.Sum(p => p.Weight)));

    private static Cell Band(ScoreInfo info) => Cell.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{info.Floor:0.####} to {info.Target:0.####}"));

    private static string Share(OverallScore overall, Score dimension) => !overall.Scored.Contains(dimension) ? "outside"
        : $"weight {dimension.Info.Weight.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}: {QualityWords.Points(100 * overall.Share(dimension))} %";

    private static Cell Standing(ScoreInfo info, decimal? value, WilsonInterval? interval)
    {
        var chance = info.MayBeChance(interval) ? ", may be chance" : "";
        return info.StandingOf(value) switch
        {
            ScoreStanding.OnTarget => Cell.Of($"On target{chance}", Mark.Clear),
            ScoreStanding.InBand => Cell.Of($"In its band{chance}", Mark.Low),
            ScoreStanding.BelowBand => Cell.Of($"Below its band{chance}", Mark.Medium),
            _ => Cell.Of("No score", Mark.Observation),
        };
    }
}
