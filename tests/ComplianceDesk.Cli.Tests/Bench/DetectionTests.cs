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
        detection.Add("h", Truth, findings, explanations);
        return detection;
    }

    [Fact]
    public void Counts_AnIncidentFound_WhenOneOfItsAccessesIsInAFinding()
    {
        var detection = Of([new("household", 80, ["2", "7"])]);
        Assert.Equal(new Part(1, 2), detection.Incidents);
        Assert.Equal(new Part(1, 1), detection.Recall["household"]);
        Assert.Equal(new Part(0, 1), detection.Recall["self"]);
        Assert.Equal(new Part(1, 1), detection.Precision);
    }

    [Fact]
    public void Counts_AFindingWrong_WhenNoneOfItsAccessesWasPlanted()
    {
        var detection = Of([new("vip;volume", 40, ["8", "7"]), new("self-access", 90, ["3"])]);
        Assert.Equal(new Part(1, 2), detection.Precision);
        Assert.Equal(new Part(0, 1), detection.Rules["volume"]);
        Assert.Equal(new Part(1, 2), detection.Lookalikes["proxy"]);
    }

    [Fact]
    public void Parts_RightFindingsByTheirScore()
    {
        var detection = Of([new("a", 40, ["7"]), new("a", 46, ["1"]), new("a", 47, ["3"]), new("a", 54, ["8"]), new("a", 55, ["1"]), new("a", 100, ["9"])]);
        Assert.Equal([("40\u201346", new Part(1, 2)), ("47\u201354", new Part(1, 2)), ("55\u201374", new Part(1, 1)), ("75\u2013100", new Part(0, 1))], detection.PrecisionByScore);
    }

    [Fact]
    public void Averages_PrecisionOverTheRanking()
    {
        // Right, wrong, right: (1/1 + 2/3) / 2.
        var detection = Of([new("a", 90, ["1"]), new("a", 80, ["7"]), new("a", 70, ["3"])]);
        Assert.Equal(5.0 / 6, detection.AveragePrecision!.Value, 9);
    }

    [Fact]
    public void Averages_EqualScores_AsOneStep()
    {
        var detection = Of([new("a", 90, ["7"]), new("a", 90, ["1"])]);
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
    public void Counts_PlantedAccessesExplainedAway_OnlyWhereNoFindingShowsThem()
    {
        var detection = Of([new("household", 80, ["1", "2"])], new("1", "care-team", true), new("2", "", true), new("3", "care-team", true));
        Assert.Equal(new Part(2, 3), detection.PlantedExplained);
        Assert.Equal(new Part(1, 3), detection.PlantedHidden);
    }

    [Fact]
    public void Counts_AFindingRight_OfNothingButAnIncidentsTraces()
    {
        TruthRow[] truth = [new("1", "incident", "audit-off", "I1"), new("5", "trace", "audit-off", "I1"), new("6", "trace", "audit-off", "I1")];
        var found = new Detection();
        found.Add("h", truth, [new("audit-off", 70, ["5"])], []);
        Assert.Equal((new Part(1, 1), new Part(1, 1)), (found.Incidents, found.Precision));
        var other = new Detection();
        other.Add("h", truth, [new("volume", 70, ["5", "7"])], []);
        Assert.Equal((new Part(0, 1), new Part(0, 1)), (other.Incidents, other.Precision));
    }

    [Fact]
    public void Names_WhatWentWrong()
    {
        var detection = Of([new("vip;volume", 40, ["8", "7"])], new("1", "care-team", true), new("2", "", true));
        Assert.Equal(
            [
                new MissRow("h", "wrong-finding", "vip;volume", 40, "8", 2, "1 proxy; 1 ordinary"),
                new MissRow("h", "missed-incident", "household", 0, "1", 2, "1 care-team; 1 unexplained"),
                new MissRow("h", "missed-incident", "self", 0, "3", 1, "1 no patient"),
            ],
            detection.Misses);
        Assert.Equal(["household", "self"], detection.WeakScenarios);
    }

    [Fact]
    public void Sums_Hospitals()
    {
        var one = Of([new("household", 80, ["2"])], new ExplainedRow("7", "care-team", true));
        var sum = Detection.Sum([one, Of([new("vip", 40, ["8"])])]);
        Assert.Equal(new Part(1, 4), sum.Incidents);
        Assert.Equal(new Part(1, 2), sum.Recall["household"]);
        Assert.Equal(new Part(1, 2), sum.Precision);
        Assert.Equal(new Part(1, 4), sum.Lookalikes["proxy"]);
        Assert.Equal(new Part(1, 1), sum.Explained);
        Assert.Equal(1.0, sum.AveragePrecision);
    }

    [Fact]
    public void Writes_EveryNumber_WithItsInterval()
    {
        var detection = Of([new("household", 80, ["2"])]);
        using var csv = new StringWriter();
        DetectionTable.WriteCsv(csv, DetectionTable.Numbers(DetectionTable.Own, "plain", detection));
        var lines = csv.ToString().Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("rule_set,hospitals,measure,key,of,whole,share,low,high", lines[0]);
        Assert.Equal("compliancedesk,plain,incidents-found,,1,2,0.5,0.09453,0.90547", lines[1]);
        Assert.Contains("compliancedesk,plain,average-precision,,0,0,1,,", lines);
        Assert.Contains("compliancedesk,plain,ordinary-explained,,0,0,,,", lines);
        Assert.StartsWith("[\n", DetectionTable.Json(DetectionTable.Numbers(DetectionTable.Own, "plain", detection)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_TheTablesOfThePage()
    {
        var own = Of([new("household", 80, ["2"]), new("vip", 40, ["8"])], new("1", "", true), new("2", "care-team", true), new("3", "care-team", true), new("8", "care-team", true), new("7", "", false));
        var first = Of([new("surname", 1, ["3"]), new("surname", 1, ["8", "9"])]);
        using var markdown = new StringWriter { NewLine = "\n" };
        DetectionMarkdown.Write(markdown, "bench detection --seeds 1", own, first, [("plain", own, first), ("rural", own, first)]);
        Assert.Equal(
            """
            `bench detection --seeds 1`: 5 accesses of patients, 3 of them planted.

            | | these rules | first-generation rules |
            |---|---|---|
            | Incidents found | 1 of 2 (50.0 %; 9.5–90.5) | 1 of 2 (50.0 %; 9.5–90.5) |
            | Findings that are right | 1 of 2 (50.0 %; 9.5–90.5) | 1 of 2 (50.0 %; 9.5–90.5) |
            | Average precision | 1.0000 | 0.5000 |
            | Look-alikes flagged | 1 of 2 (50.0 %) | 2 of 2 (100.0 %) |
            | Ordinary accesses explained | 1 of 2 (50.0 %) | – |
            | Ordinary first accesses explained | 1 of 1 (100.0 %) | – |
            | Planted accesses for which a reason was found | 2 of 3 (66.7 %) | – |
            | Explained away: a reason, and in no finding | 1 of 3 (33.3 %) | – |

            | convention | incidents found | findings right | average precision | look-alikes flagged | ordinary explained |
            |---|---|---|---|---|---|
            | plain | 1 of 2 (50.0 %; 9.5–90.5) | 1 of 2 (50.0 %; 9.5–90.5) | 1.0000 | 1 of 2 | 50.0 % |
            | rural | 1 of 2 (50.0 %; 9.5–90.5) | 1 of 2 (50.0 %; 9.5–90.5) | 1.0000 | 1 of 2 | 50.0 % |

            | points | findings right |
            |---|---|
            | 40–46 | 0 of 1 (0.0 %; 0.0–79.3) |
            | 47–54 | 0 of 0 |
            | 55–74 | 0 of 0 |
            | 75–100 | 1 of 1 (100.0 %; 20.7–100.0) |

            | scenario | found | first generation | | scenario | found | first generation |
            |---|---|---|---|---|---|---|
            | household | 1 of 1 | 0 | | self | 0 of 1 | 1 |

            | look-alike | flagged | first generation | | look-alike | flagged | first generation |
            |---|---|---|---|---|---|---|
            | proxy | 1 of 2 | 2 | | | | |

            """.ReplaceLineEndings("\n"),
            markdown.ToString());
    }

    [Fact]
    public void Reads_QuotedFieldsByColumnName()
    {
        using var text = new StringReader("b,a\r\n\"x, \"\"y\"\"\nz\",1\n,2\n");
        Assert.Equal([["1", "x, \"y\"\nz"], ["2", ""]], CsvRows.Read(text, "a", "b"));
    }
}
