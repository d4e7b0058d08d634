using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>duplicates</c>: looks for records that may be one person and writes them as CSV or a workbook with stable columns.</summary>
internal static class DuplicatesVerb
{
    public static Verb Create(Terminal terminal)
    {
        var data = DataFolder.Option();
        var @out = OutFile.RegisterOption();
        var verb = new Verb(
            "duplicates",
            "Looks for patient records that may be one person and writes the pairs with their evidence, field by field and without any value. Merges nothing; pairs that a person has called two people are left out.",
            "duplicates --data ./data --out duplicates.csv")
        { data, @out };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(@out);
            if (path != "-") OutFile.Check(path);
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await terminal.WithProgressAsync("Comparing records", report =>
                new DuplicateRunner(store, terminal.Clock).RunAsync(new Progress<double>(share => report(share, "Comparing records")), cancellationToken));
            await OutFile.WriteAsync(terminal, path, rows => DuplicatesRegister.WriteAsync(store, rows, cancellationToken: cancellationToken), cancellationToken);

            // With the pairs on standard output, the figures must not stand among them.
            Say(path == "-" ? terminal.Error : terminal.Out, (await new DuplicateRateQuery(store).RunAsync(cancellationToken))!);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Say(TextWriter output, DuplicateRate rate)
    {
        Line($"Records in possible pairs (UNQ-03): {rate.RecordsInPairs} of {rate.Records} ({RateText.Of(rate.RecordsInPairs, rate.Records)})");
        Line($"Pairs: {rate.Confident} confident, {rate.Review} to review; {rate.TwoPeople} called two people and left out");
        if (rate.LeftOut > 0) Line($"Pairs left out by a pass because too many records share its keys: {rate.LeftOut}; another pass may have compared them");

        void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
