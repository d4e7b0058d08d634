using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ComplianceDesk.Cli.Verbs;

namespace ComplianceDesk.Cli;

/// <summary>What the process answers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was done, and exceptions were found in the input: rejected records or files that could not be taken in.</summary>
    public const int Exceptions = 1;

    /// <summary>The command could not be carried out as it was given.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Cancelled = 130;
}

/// <summary>A refusal: one plain sentence that names what was found and where.</summary>
internal sealed class Refusal(string message) : Exception(message);

/// <summary>A verb with the examples its help shows.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, params string[] examples) : base(name, description)
    {
        Examples = examples;
    }

    public IReadOnlyList<string> Examples { get; }
}

/// <summary>The command line: its verbs, its help, its exit codes.</summary>
internal static class Shell
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = Root(terminal);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            var what = parsed.UnmatchedTokens.Count > 0 ? $"\"{parsed.UnmatchedTokens[0]}\" is not a command or option." : parsed.Errors[0].Message;
            await terminal.Error.WriteLineAsync($"{what} See: compliancedesk {Name(parsed.CommandResult.Command)}--help");
            return ExitCode.Usage;
        }

        try
        {
            // No handler of the parser's own: it would print a stack where one sentence is wanted.
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (Refusal refusal)
        {
            await terminal.Error.WriteLineAsync(refusal.Message);
            return ExitCode.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped. What was finished before stays; run the same command again to go on.");
            return ExitCode.Cancelled;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("ComplianceDesk: who looked at which record, and why. Reads access logs and record feeds, judges them, writes reports.")
        {
            SeedVerb.Create(terminal),
            SiteVerb.Create(terminal),
            IngestVerb.Create(terminal),
            JudgeVerb.Create(terminal),
            PolicyVerb.Create(terminal),
            CodesVerb.Create(terminal),
            DuplicatesVerb.Create(terminal),
            RequirementsVerb.Create(terminal),
            ReportVerb.Create(terminal),
            BenchVerb.Create(terminal),
        };
        foreach (var verb in RegisterVerbs.Create(terminal)) root.Add(verb);
        foreach (var option in root.Options.OfType<HelpOption>()) option.Action = new HelpWithExamples();
        return root;
    }

    private static string Name(Command command) => command is RootCommand ? "" : command.Name + " ";

    private sealed class HelpWithExamples : SynchronousCommandLineAction
    {
        private readonly HelpAction help = new();

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is not Verb { Examples.Count: > 0 } verb) return code;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples) output.WriteLine($"  compliancedesk {example}");
            return code;
        }
    }
}
