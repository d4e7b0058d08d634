using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Data.Requirements;

/// <summary>
/// Writes requirements.csv: one line for each requirement and metric, one for a requirement without metrics. <c>result</c> is the
/// requirement's; <c>numerator</c> and <c>denominator</c> are the metric's and empty when it was not measured; <c>evidence</c> says why.
/// </summary>
public static class RequirementsCsv
{
    /// <param name="store">The store.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="asOf">The moment asked about, UTC.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, Stream output, DateTime asOf, CancellationToken cancellationToken = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(CsvText.Line("requirement_id", "citation", "obligation", "result", "metric", "numerator", "denominator", "evidence"));
        var matrix = await new RequirementMatrixQuery(store).RunAsync(asOf, cancellationToken);
        foreach (var line in matrix.Lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (r, statement) = (line.Requirement, line.StatementState == StatementState.NotNeeded ? "" : $" Statement: {line.StatementState.Text()}.");
            Task Write(string? metric, long? good, long? counted, string evidence) => writer.WriteAsync(CsvText.Line(
                r.Id, r.Citation, RequirementWords.Of(r.Obligation), line.Result.Text(), metric, Number(good), Number(counted), evidence));
            if (r.Metrics.Count == 0)
            {
                await Write(null, null, null, (line.Said?.Because ?? "No run yet.") + statement);
            }

            foreach (var metric in r.Metrics)
            {
                var outcome = line.Outcomes.FirstOrDefault(o => o.Metric.Id == metric);
                var evidence = outcome is { IsMeasured: true } ? outcome.Metric.Title + "." : outcome?.Reason ?? RequirementCatalog.Metrics[metric].NotComputable ?? "No run yet.";
                await Write(metric, outcome is { IsMeasured: true } ? outcome.Good : null, outcome is { IsMeasured: true } ? outcome.Counted : null, evidence + statement);
            }
        }
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
