using ComplianceDesk.Cli.Bench;

namespace ComplianceDesk.Cli.Tests.Bench;

public sealed class DetectionTests
{
    private static readonly TruthRow[] Truth =
    [
        new("1", "incident", "household", "I1"), new("2", "incident", "household", "I1"), new("3", "incident", "self", "I2"),
        new("8", "lookalike", "proxy", ""), new("9", "lookalike", "proxy", ""),
    ];

    private static Detection Of(FoundRow[] findings, params ExplainedRow[] explanations)
    {
        var detection = new Detection();
        detection.Add(Truth, findings, explanations);
        return detection;
    }

    [Fact]
    public void Counts_AnIncidentFound_WhenOneOfItsAccessesIsInAFinding()
    {
        var detection = Of([new("household", 80, "high", ["2", "7"])]);
        Assert.Equal(new Part(1, 2), detection.Incidents);
        Assert.Equal(new Part(1, 1), detection.Recall["household"]);
        Assert.Equal(new Part(0, 1), detection.Recall["self"]);
        Assert.Equal(new Part(1, 1), detection.Precision);
    }

    [Fact]
    public void Counts_AFindingWrong_WhenNoneOfItsAccessesWasPlanted()
    {
        var detection = Of([new("vip;volume", 40, "low", ["8", "7"]), new("self-access", 90, "high", ["3"])]);
        Assert.Equal(new Part(1, 2), detection.Precision);
        Assert.Equal(new Part(1, 1), detection.PrecisionAbove50);
        Assert.Equal(new Part(0, 1), detection.Rules["volume"]);
        Assert.Equal(new Part(1, 2), detection.Lookalikes["proxy"]);
    }

    [Fact]
    public void Averages_PrecisionOverTheRanking()
    {
        // Right, wrong, right: (1/1 + 2/3) / 2.
        var detection = Of([new("a", 90, "high", ["1"]), new("a", 80, "high", ["7"]), new("a", 70, "high", ["3"])]);
        Assert.Equal(5.0 / 6, detection.AveragePrecision!.Value, 9);
    }

    [Fact]
    public void Averages_EqualScores_AsOneStep()
    {
        var detection = Of([new("a", 90, "high", ["7"]), new("a", 90, "high", ["1"])]);
        Assert.Equal(0.5, detection.AveragePrecision!.Value, 9);
    }

    [Fact]
    public void Separates_PlantedFromOrdinary_AmongTheExplained()
    {
        var detection = Of([], new("1", "", true), new("3", "care-team", true), new("8", "care-team", false), new("7", "", true));
        Assert.Equal(new Part(1, 2), detection.Explained);
        Assert.Equal(new Part(0, 1), detection.FirstExplained);
        Assert.Equal(new Part(1, 2), detection.PlantedExplained);
    }

    [Fact]
    public void Reads_QuotedFieldsByColumnName()
    {
        using var text = new StringReader("b,a\r\n\"x, \"\"y\"\"\nz\",1\n,2\n");
        Assert.Equal([["1", "x, \"y\"\nz"], ["2", ""]], CsvRows.Read(text, "a", "b"));
    }
}
