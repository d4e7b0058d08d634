namespace ComplianceDesk.Cli.Tests;

public sealed class ShellTests
{
    [Fact]
    public async Task Rejects_UnknownVerb()
    {
        var run = await Run.Of("inspect");
        Assert.Equal(2, run.Code);
        Assert.Equal("\"inspect\" is not a command or option. See: compliancedesk --help\n", run.Error);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Shows_Help_WhenNothingIsAsked()
    {
        var run = await Run.Of();
        Assert.Equal(0, run.Code);
        Assert.Contains("Commands:", run.Out, StringComparison.Ordinal);
    }
}
