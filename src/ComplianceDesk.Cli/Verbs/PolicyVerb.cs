using System.CommandLine;
using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>policy</c>: shows what was decided about judging, takes it out as JSON, tries a change out and puts it in force.</summary>
internal static class PolicyVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb(
            "policy",
            "Shows, exports, replays, sets or imports the policy: switches of rules, explanations, checks and measures, thresholds and the allow-list.",
            "policy show --data ./data",
            "policy export --data ./data --out policy.json",
            "policy set race-given.fail=2 verbal-order.limit=24 --data ./data --who dora --why \"Agreed in the records committee of March.\"",
            "policy replay policy.json --data ./data",
            "policy import policy.json --data ./data --who cora --why \"Agreed in the privacy meeting of March.\"");
        verb.Subcommands.Add(Show(terminal));
        verb.Subcommands.Add(Export(terminal));
        verb.Subcommands.Add(Replay(terminal));
        verb.Subcommands.Add(PolicySetVerb.Create(terminal));
        verb.Subcommands.Add(Import(terminal));
        return verb;
    }

    private static Command Show(Terminal terminal)
    {
        var data = DataFolder.Option();
        var verb = new Command("show", "Prints every version with who, when and why, and what it changed.") { data };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            var versions = await new PolicyStore(store, terminal.Clock).HistoryAsync(cancellationToken);
            if (versions.Count == 0)
            {
                terminal.Out.WriteLine("Nothing has been changed: every rule, explanation, check and measure has its default settings.");
            }

            foreach (var version in versions)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Version {version.Number}, {version.At:yyyy-MM-dd HH:mm} UTC, {version.Who}: {version.Why}"));
                Say(terminal, version.Changes);
                if (version.Replayed is { } replayed)
                {
                    terminal.Out.WriteLine($"  Replayed before: {replayed.Sentence}");
                }
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Export(Terminal terminal)
    {
        var data = DataFolder.Option();
        var to = OutFile.Option("The file to write; - for standard output.");
        var verb = new Command("export", "Writes the policy in force as JSON.") { data, to };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            var text = PolicyJson.Write(await PolicyStore.CurrentAsync(store, cancellationToken));
            await OutFile.WriteAsync(terminal, parsed.GetRequiredValue(to), file => file.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), cancellationToken).AsTask(), cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Replay(Terminal terminal)
    {
        var data = DataFolder.Option();
        var file = FileArgument();
        var verb = new Command("replay", $"Says what a policy would do to the findings of the last {PolicyReplay.Days} days and to the answers of the latest run of the checks. Nothing is changed.") { file, data };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var (store, policy) = await ReadAsync(terminal, parsed.GetRequiredValue(data), parsed.GetRequiredValue(file), cancellationToken);
            Say(terminal, PolicyChange.Between(await PolicyStore.CurrentAsync(store, cancellationToken), policy));
            var outcome = await terminal.WithProgressAsync("Replaying", report => new PolicyReplay(store, terminal.Clock)
                .RunAsync(policy, new Progress<JudgementProgress>(p => report(p.Of == 0 ? 0 : (double)p.Done / p.Of, p.Step)), cancellationToken));
            if (outcome.Findings is { } findings)
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Would add {findings.Added}, would remove {findings.Removed}, of which {findings.ConfirmedLost} {(findings.ConfirmedLost == 1 ? "was" : "were")} confirmed. Would weigh {findings.Reweighed} otherwise."));
                Say(terminal, "Add", findings.AddedFindings, numbered: false);
                Say(terminal, "Remove", findings.RemovedFindings, numbered: true);
                Say(terminal, "No longer found", findings.LostFindings, numbered: true);
            }

            if (outcome.Records is { } records)
            {
                PolicySetVerb.Say(terminal, records);
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Import(Terminal terminal)
    {
        var data = DataFolder.Option();
        var file = FileArgument();
        var (who, why) = (Who(), Why());
        var verb = new Command("import", "Puts a policy in force. Judge afterwards; a running desk does so by itself.") { file, data, who, why };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var (store, policy) = await ReadAsync(terminal, parsed.GetRequiredValue(data), parsed.GetRequiredValue(file), cancellationToken);
            var before = await PolicyStore.CurrentAsync(store, cancellationToken);
            if (await new PolicyStore(store, terminal.Clock).SaveAsync(policy, before.Version, parsed.GetRequiredValue(who), parsed.GetRequiredValue(why), cancellationToken: cancellationToken) is { } refusal)
            {
                throw new Refusal(refusal.Text);
            }

            Say(terminal, PolicyChange.Between(before, policy));
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Version {before.Version + 1} is in force."));
            return ExitCode.Done;
        });
        return verb;
    }

    internal static Option<string> Who() => new("--who") { Description = "The account in whose name it is saved.", Required = true, HelpName = "NAME" };

    internal static Option<string> Why() => new("--why") { Description = $"The reason, at least {PolicyStore.ShortestWhy} characters.", Required = true, HelpName = "TEXT" };

    private static Argument<string> FileArgument() => new("FILE") { Description = "A policy as JSON." };

    private static async Task<(DeskStore Store, JudgementPolicy Policy)> ReadAsync(Terminal terminal, string data, string path, CancellationToken cancellationToken)
    {
        var store = await DataFolder.OpenAsync(data, cancellationToken);
        if (!File.Exists(path))
        {
            throw new Refusal($"There is no file {path}.");
        }

        try
        {
            var policy = PolicyJson.Read(await File.ReadAllTextAsync(path, cancellationToken));
            var problems = await new PolicyStore(store, terminal.Clock).ProblemsAsync(policy, cancellationToken);
            return problems.Count == 0 ? (store, policy) : throw new Refusal($"{path}: {string.Join(" ", problems)}");
        }
        catch (InvalidDataException problem)
        {
            throw new Refusal($"{path}: {problem.Message}");
        }
    }

    internal static void Say(Terminal terminal, IReadOnlyList<PolicyChange> changes)
    {
        foreach (var change in changes)
        {
            terminal.Out.WriteLine($"  {change.Subject}: {change.What}: {change.Before} -> {change.After}");
        }
    }

    private static void Say(Terminal terminal, string what, IReadOnlyList<FindingItem> findings, bool numbered)
    {
        foreach (var f in findings)
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}{(numbered ? $" {f.Id}" : "")}: {string.Join(";", f.Rules)}, score {f.Score}, user {f.UserId}, record {(f.Patient is { } patient ? patient.Key : "several or none")}, {f.FirstAt:yyyy-MM-dd} to {f.LastAt:yyyy-MM-dd}"));
        }
    }
}
