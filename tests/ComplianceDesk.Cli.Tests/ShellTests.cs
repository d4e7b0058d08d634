namespace ComplianceDesk.Cli.Tests;

public sealed class ShellTests
{
    [Fact]
    public async Task Rejects_UnknownVerb()
    {
        var run = await Run.Of("inspect");
        Assert.Equal(2, run.Code);
        Assert.Equal($"\"inspect\" is not a command or option. See: compliancedesk --help{Environment.NewLine}", run.Error);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Shows_Help_WhenNothingIsAsked()
    {
        var run = await Run.Of();
        Assert.Equal(0, run.Code);
        Assert.Contains("Commands:", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("site")]
    [InlineData("ingest")]
    [InlineData("judge")]
    [InlineData("findings")]
    [InlineData("explanations")]
    [InlineData("checks")]
    [InlineData("failures")]
    [InlineData("report")]
    [InlineData("bench detection")]
    public async Task Shows_Examples_InTheHelpOfEveryVerb(string verb)
    {
        var run = await Run.Of([.. verb.Split(' '), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        Assert.Contains($"Examples:{Environment.NewLine}  compliancedesk {verb} ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--staff 3", "--staff is 3; expected 100 or more.")]
    [InlineData("--days 0", "--days is 0; expected 1 or more.")]
    [InlineData("--until 31.10.2026", "--until is \"31.10.2026\"; expected a date such as 2026-10-31.")]
    public async Task Rejects_SeedOptions_ThatMakeNoHospital(string options, string sentence)
    {
        using var folder = new TempFolder();
        var run = await Run.Of(["seed", "--out", folder["hospital"], .. options.Split(' ')]);
        Assert.Equal((2, sentence + Environment.NewLine), (run.Code, run.Error));
        Assert.False(Directory.Exists(folder["hospital"]));
    }

    [Theory]
    [InlineData("judge")]
    [InlineData("findings --out f.csv")]
    [InlineData("report activity-review --from 2026-10-01 --to 2026-10-31 --out r.pdf")]
    public async Task Rejects_AFolderThatIsNoDataDirectory_WithoutMakingIt(string verb)
    {
        using var folder = new TempFolder();
        var run = await Run.Of([.. verb.Split(' '), "--data", folder["nothing"]]);
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"{folder["nothing"]} is no data directory.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["nothing"]));
    }

    [Theory]
    [InlineData("report mystery --from 2026-10-01 --to 2026-10-31 --out r.pdf", "There is no report \"mystery\"; report --list names them.")]
    [InlineData("report activity-review --from 2026-10-31 --to 2026-10-01 --out r.pdf", "--to is 2026-10-01, before --from, 2026-10-31.")]
    [InlineData("report activity-review --from 2026-10-01 --to 2026-10-31 --out r.doc", "--out is \"r.doc\"; expected a name that ends in .pdf or .xlsx.")]
    [InlineData("report activity-review --from 2026-10-01 --out r.pdf", "--to is missing; see: compliancedesk report --help")]
    [InlineData("report", "No report was named; expected one of those that report --list shows.")]
    public async Task Rejects_ReportsThatCannotBeMade(string args, string sentence)
    {
        var run = await Run.Of([.. args.Split(' '), "--data", "."]);
        Assert.Equal((2, sentence + Environment.NewLine), (run.Code, run.Error));
    }

    [Fact]
    public async Task Lists_Reports()
    {
        var run = await Run.Of("report", "--list");
        Assert.Equal(0, run.Code);
        Assert.Contains("activity-review: Information system activity review.", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^breach-log: .* Needs --year\.", run.Out);
    }
}
