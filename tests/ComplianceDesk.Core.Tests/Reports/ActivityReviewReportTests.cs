using System.Runtime.CompilerServices;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class ActivityReviewReportTests
{
    /// <summary>After a wanted change, run with the environment variable UPDATE_GOLDEN=1 and read the difference.</summary>
    [Fact]
    public void Equals_TheGoldenDocument()
    {
        var text = DocumentText.Of(new ActivityReviewReport().Build(ActivityReviewSample.With(9)));
        var golden = Path.Combine(Folder(), "activity-review.golden.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Prints_EveryFindingAndDecision()
    {
        var data = ActivityReviewSample.With(250);

        var text = DocumentText.Of(new ActivityReviewReport().Build(data));

        Assert.All(data.Findings, f => Assert.Contains($"## Finding {f.Id}: ", text, StringComparison.Ordinal));
        Assert.All(data.Findings.SelectMany(f => f.Decisions), d => Assert.Contains(d.Note, text, StringComparison.Ordinal));
        Assert.Contains("= 250 findings, all shown.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compliant")]
    [InlineData("certified")]
    [InlineData("passed")]
    [InlineData("failed")]
    [InlineData("guilty")]
    [InlineData("unauthorised")]
    [InlineData("unauthorized")]
    [InlineData("we attest")]
    [InlineData("guarantee")]
    public void Claims_NothingAReportMayNotClaim(string word)
    {
        // Words of the data (rule titles, notes) are not the report's: a rule may speak of failed sign-ins.
        var data = ActivityReviewSample.With(20);
        var own = data with { Rules = [.. data.Rules.Select(r => r with { Title = r.Id, InnocentCauses = [] })] };

        Assert.DoesNotMatch($@"(?i)\b{word}\b(?!-logins)", DocumentText.Of(new ActivityReviewReport().Build(own)));
    }

    [Fact]
    public void Reads_AFindingOnlyWhenItIsWritten()
    {
        var all = ActivityReviewSample.With(400);
        var read = 0;
        var document = new ActivityReviewReport().Build(all with { Findings = all.Findings.Select(f => { read++; return f; }) });
        var before = read;

        var printed = document.Sections.Single(s => s.Title == "Findings").Blocks.OfType<Section>().Take(3).ToList();

        Assert.Equal(["Finding 1", "Finding 2", "Finding 3"], printed.Select(s => s.Title.Split(':')[0]));
        Assert.Equal(3, read - before);
        Assert.InRange(before, 10, 40);
        Assert.Equal(400, document.Sections.Single(s => s.Title == "Findings").Rows);
    }

    [Fact]
    public void Shows_NoExceptionNoted_WhenFindingsAreCleared()
    {
        var data = ActivityReviewSample.With(8);
        data = Covered(ActivityReviewSample.Holding([.. data.Findings.Select(f => f with { Disposition = Disposition.Appropriate })]));

        Assert.Equal("No exception noted", ResultOf(data, "household"));
    }

    [Fact]
    public void Shows_ExceptionNoted_WhileAFindingWaits()
    {
        Assert.Equal("Exception noted", ResultOf(Covered(ActivityReviewSample.With(8)), "household"));
    }

    [Fact]
    public void Shows_PartiallyTested_WhenADayHoldsNoEvent()
    {
        var data = ActivityReviewSample.With(0);

        Assert.Equal("Partially tested", ResultOf(data, "household"));
        Assert.Contains("2026-05-17", DocumentText.Of(new ActivityReviewReport().Build(data)), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_PartiallyTested_WhenAFileCameAfterTheRun()
    {
        var data = Covered(ActivityReviewSample.With(0));
        data = data with { Basis = data.Basis with { Sources = [.. data.Basis.Sources.Select(s => s with { ReceivedAt = data.Run!.FinishedAt.AddHours(1) })] } };

        Assert.Equal("Partially tested", ResultOf(data, "household"));
    }

    [Fact]
    public void Shows_NotTested_WithoutTheFeed()
    {
        var data = ActivityReviewSample.With(5);

        Assert.Equal("Not tested (no data)", ResultOf(data, "failed-logins"));
        Assert.Contains("Burst of failed sign-ins | Not run: no login feed", DocumentText.Of(new ActivityReviewReport().Build(data)), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_NotTested_WhenNothingIsJudged()
    {
        var data = Covered(ActivityReviewSample.With(0));
        data = data with { Basis = data.Basis with { Run = null } };

        Assert.All(data.Rules, r => Assert.Equal("Not tested (no data)", ResultOf(data, r.Id)));
    }

    [Fact]
    public void Draws_WeeksOfALongPeriod_WithTheSameTotal()
    {
        var data = ActivityReviewSample.With(0);
        var from = new DateOnly(2026, 1, 1);
        data = data with { Days = [.. Enumerable.Range(0, 181).Select(i => new ReviewDay(from.AddDays(i), i, i, 0))], Basis = data.Basis with { Info = data.Info with { From = from, To = from.AddDays(180) } } };

        var chart = Blocks(new ActivityReviewReport().Build(data).Sections).OfType<LineChart>().Single();

        Assert.Equal("Week from", chart.Step);
        Assert.Equal("2026-01-01", chart.Steps[0]);
        Assert.Equal(180 * 181 / 2, chart.Series[0].Values.Sum());
        Assert.InRange(chart.Steps.Count, 26, 27);
    }

    /// <summary>The data with every day filled, so that nothing but the findings decides a result.</summary>
    private static ActivityReviewData Covered(ActivityReviewData data) => data with { Days = [.. data.Days.Select(d => d with { Events = d.Events + 1 })] };

    private static string ResultOf(ActivityReviewData data, string rule)
    {
        var title = data.Rules.Single(r => r.Id == rule).Title;
        var table = Blocks(new ActivityReviewReport().Build(data).Sections).OfType<Table>().Single(t => t.Counting == "rules");
        return table.Rows.Single(r => r[0].Text.StartsWith(title, StringComparison.Ordinal))[1].Text;
    }

    private static IEnumerable<Block> Blocks(IEnumerable<Block> blocks) =>
        blocks.SelectMany(b => b is Section section ? Blocks(section.Blocks).Prepend(section) : [b]);

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
