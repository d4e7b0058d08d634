using Spectre.Console;

namespace ComplianceDesk.Cli;

/// <summary>Where a verb speaks: results to <paramref name="Out"/>, refusals to <paramref name="Error"/>, progress bars only to a person.</summary>
/// <param name="Out">Results, one line each.</param>
/// <param name="Error">What went wrong, one sentence.</param>
/// <param name="Interactive">A person is watching: show bars.</param>
/// <param name="Clock">The time.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool Interactive, TimeProvider Clock)
{
    public static Terminal Process() => new(Console.Out, Console.Error, !Console.IsOutputRedirected && !Console.IsErrorRedirected, TimeProvider.System);

    /// <summary>Does the work under a progress bar when a person is watching, silently otherwise.</summary>
    /// <param name="label">What is being done.</param>
    /// <param name="work">The work; it reports the share done, from 0 to 1, and what it is at.</param>
    public async Task<T> WithProgressAsync<T>(string label, Func<Action<double, string>, Task<T>> work)
    {
        if (!Interactive) return await work((_, _) => { });
        return await AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(label), maxValue: 1);
                return await work((share, text) =>
                {
                    bar.Value = share;
                    bar.Description = Markup.Escape(text);
                });
            });
    }
}
