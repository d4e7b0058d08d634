using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Writes checks.csv: what each check answered in the latest run, in the order of the catalogue; the header alone before the first run.
/// <c>rate</c> is failing over eligible, 0 to 1; <c>low</c> and <c>high</c> are its Wilson 95 % bounds; all three are empty when nothing was
/// measured. <c>threshold</c> is the largest rate that does not fail, empty when none does.
/// </summary>
public static class ChecksCsv
{
    /// <param name="store">The store.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, Stream output, CancellationToken cancellationToken = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(CsvText.Line("check_id", "dimension", "severity", "status", "failing", "eligible", "rate", "low", "high", "threshold"));
        var list = await new CheckListQuery(store).RunAsync(cancellationToken);
        foreach (var outcome in list?.Checks.Select(check => check.Outcome) ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteAsync(CsvText.Line(
                outcome.Check.Code,
                CheckWords.Of(outcome.Check.Dimension),
                CheckWords.Of(outcome.Check.Severity),
                CheckWords.Of(outcome.Status),
                outcome.Failing.ToString(CultureInfo.InvariantCulture),
                outcome.Eligible.ToString(CultureInfo.InvariantCulture),
                Number(outcome.Rate),
                Number((decimal?)outcome.Interval?.Low),
                Number((decimal?)outcome.Interval?.High),
                Number(outcome.Check.MaxFailing)));
        }
    }

    private static string? Number(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);
}
