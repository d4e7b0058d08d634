using System.Globalization;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Registers;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// The register of checks: what each check answered in the latest run, in the order of the catalogue; the header alone before the first run.
/// <c>rate</c> is failing over eligible, 0 to 1; <c>low</c> and <c>high</c> are its Wilson 95 % bounds; all three are empty when nothing was
/// measured. <c>threshold</c> is the largest rate that does not fail, as it was in force, empty when none does.
/// </summary>
public static class ChecksRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(RegisterHead.Of("Checks", "the latest run", "check_id", "dimension", "severity", "status", "#failing", "#eligible", "#rate", "#low", "#high", "#threshold"), cancellationToken);
        var list = await new CheckListQuery(store).RunAsync(cancellationToken);
        foreach (var outcome in list?.Checks.Select(check => check.Outcome) ?? [])
        {
            await rows.AddAsync(
            [
                outcome.Check.Code,
                CheckWords.Of(outcome.Check.Dimension),
                CheckWords.Of(outcome.Check.Severity),
                CheckWords.Of(outcome.Status),
                outcome.Failing.ToString(CultureInfo.InvariantCulture),
                outcome.Eligible.ToString(CultureInfo.InvariantCulture),
                Number(outcome.Rate),
                Number((decimal?)outcome.Interval?.Low),
                Number((decimal?)outcome.Interval?.High),
                Number(outcome.Check.MaxFailing),
            ], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }

    private static string? Number(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);
}
