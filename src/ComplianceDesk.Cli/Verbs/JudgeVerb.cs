using System.Globalization;
using ComplianceDesk.Data.Judgement;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>judge</c>: explains, judges, checks and scores what is in the store.</summary>
internal static class JudgeVerb
{
    public static Verb Create(Terminal terminal)
    {
        var data = DataFolder.Option();
        var verb = new Verb(
            "judge",
            "Looks for the reason of every access, judges what has none, checks the records and works out the scores. Judging again with nothing new changes nothing.",
            "judge --data ./data")
        { data };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            var run = await terminal.WithProgressAsync("Judging", report =>
                new JudgementRunner(store, terminal.Clock).RunAsync(new Progress<JudgementProgress>(p => report((double)p.Done / p.Of, p.Step)), cancellationToken));
            Say(terminal, $"Accesses: {run.Events}, of which {run.PatientEvents} name a patient");
            Say(terminal, $"Explained: {Share(run.Explained, run.PatientEvents)}; first accesses: {Share(run.FirstExplained, run.FirstEvents)}");
            Say(terminal, $"Findings: {run.FindingsNew} new, {run.FindingsWithdrawn} withdrawn");
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Say(Terminal terminal, FormattableString line) => terminal.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Share(long part, long whole) =>
        whole == 0 ? "none to explain" : string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0.0} %)");
}
