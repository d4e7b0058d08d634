namespace ComplianceDesk.Cli.Tests;

/// <summary>A command run in this process as a script would run it: no person watching.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    public static async Task<Run> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Shell.RunAsync(args, new Terminal(output, error, false, TimeProvider.System), TestContext.Current.CancellationToken);
        return new Run(code, output.ToString(), error.ToString());
    }
}
