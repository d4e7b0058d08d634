using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>policy set</c>: sets limits, weights and switches of checks and measures, and says what the latest run would have answered.</summary>
internal static class PolicySetVerb
{
    public static Command Create(Terminal terminal)
    {
        var data = DataFolder.Option();
        var settings = new Argument<string[]>("KEY=VALUE") { Description = "A key of the register \"limits\" and its value (race-given.fail=2, race-given.severity=critical), or the id of a check or measure and on or off.", Arity = ArgumentArity.OneOrMore };
        var (who, why) = (PolicyVerb.Who(), PolicyVerb.Why());
        var trial = new Option<bool>("--try") { Description = "Only says what would come of it." };
        var verb = new Command("set", "Sets limits, weights and switches of checks and measures. A limit that is law can only be made stricter. Run judge afterwards; a running desk checks by itself.") { settings, data, who, why, trial };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            var policies = new PolicyStore(store, terminal.Clock);
            var before = await PolicyStore.CurrentAsync(store, cancellationToken);
            var after = Changed(before, parsed.GetRequiredValue(settings));
            if (await policies.ProblemsAsync(after, cancellationToken) is { Count: > 0 } problems)
            {
                throw new Refusal(string.Join(" ", problems));
            }

            PolicyVerb.Say(terminal, PolicyChange.Between(before, after));
            var outcome = await new LimitReplay(store).RunAsync(after, cancellationToken);
            if (outcome is not null)
            {
                Say(terminal, outcome);
            }

            if (parsed.GetValue(trial))
            {
                return ExitCode.Done;
            }

            var replayed = outcome is null ? null : ReplaySummary.Of(new(null, outcome), terminal.Clock.GetUtcNow().UtcDateTime);
            if (await policies.SaveAsync(after, before.Version, parsed.GetRequiredValue(who), parsed.GetRequiredValue(why), replayed, cancellationToken) is { } refusal)
            {
                throw new Refusal(refusal.Text);
            }

            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Version {before.Version + 1} is in force."));
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Prints what the latest run would have answered.</summary>
    public static void Say(Terminal terminal, LimitReplayOutcome outcome)
    {
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"With this run {outcome.Run.Id} would have had {outcome.WouldFail} checks over the limit instead of {outcome.Failed}, and {outcome.WouldBeOff} measures off target instead of {outcome.Off}{(outcome.Recounted ? "; what is owed was counted anew" : "")}."));
        foreach (var check in outcome.ChecksOtherwise)
        {
            terminal.Out.WriteLine($"  {check.After.Check.Code} {check.After.Check.Title}: {Text(check.Before)} -> {Text(check.After)}");
        }

        foreach (var measure in outcome.MeasuresOtherwise)
        {
            terminal.Out.WriteLine($"  {measure.Info.Title}: {measure.Before} {measure.FigureBefore.Counts} -> {measure.After} {measure.FigureAfter.Counts}");
        }

        foreach (var score in outcome.Scores.Where(s => s.Before.Value != s.After.Value))
        {
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Score {score.Before.Info.Title}: {score.Before.Value:0.00} -> {score.After.Value:0.00}"));
        }
    }

    private static string Text(CheckOutcome outcome) => string.Create(CultureInfo.InvariantCulture, $"{CheckWords.Of(outcome.Status)} {outcome.Failing} of {outcome.Eligible}");

    private static JudgementPolicy Changed(JudgementPolicy before, IReadOnlyList<string> settings)
    {
        var thresholds = new Dictionary<string, double>(before.Thresholds, StringComparer.Ordinal);
        var off = before.QualityOff.ToHashSet(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            if (setting.Split('=', 2) is not [var key, var value])
            {
                throw new Refusal($"\"{setting}\": expected KEY=VALUE.");
            }

            if (value is "on" or "off")
            {
                var id = CheckCatalog.Find(key)?.Info.Id ?? MeasureCatalog.Find(key)?.Info.Id ?? throw new Refusal($"There is no check or measure \"{key}\".");
                _ = value == "on" ? off.Remove(id) : off.Add(id);
                continue;
            }

            if (ThresholdCatalog.Find(key) is not { } threshold)
            {
                throw new Refusal($"There is no threshold \"{key}\". The register \"limits\" lists them.");
            }

            thresholds[key] = threshold.Choices.FirstOrDefault(c => c.Word == value) is { Word: not null } choice ? choice.Value
                : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
                : throw new Refusal($"{key}: \"{value}\" is no number.");
        }

        return before with { Thresholds = thresholds, QualityOff = off };
    }
}
