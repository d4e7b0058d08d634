using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Data.Requirements;

/// <summary>
/// The register of requirements: one line for each requirement and metric, one for a requirement without metrics. <c>result</c> is the
/// requirement's; <c>numerator</c> and <c>denominator</c> are the metric's and empty when it was not measured; <c>evidence</c> says why. <c>text</c> says how the requirement's text was read.
/// </summary>
public static class RequirementsRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="asOf">The moment asked about, UTC.</param>
    /// <param name="filter">What was asked for, in words.</param>
    /// <param name="takes">Whether a requirement was asked for; null for all.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, DateTime asOf, string filter = "all", Func<RequirementLine, bool>? takes = null, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(
            RegisterHead.Of("Requirements", string.Create(CultureInfo.InvariantCulture, $"{filter}, as of {asOf:yyyy-MM-dd HH:mm:ss} UTC"), "requirement_id", "citation", "obligation", "result", "metric", "#numerator", "#denominator", "evidence", "text"), cancellationToken);
        var matrix = await new RequirementMatrixQuery(store).RunAsync(asOf, cancellationToken);
        foreach (var line in matrix.Lines.Where(l => takes?.Invoke(l) ?? true))
        {
            var (r, statement) = (line.Requirement, line.StatementState == StatementState.NotNeeded ? "" : $" Statement: {line.StatementState.Text()}.");
            ValueTask Write(string? metric, long? good, long? counted, string evidence) => rows.AddAsync(
                [r.Id, r.Citation, RequirementWords.Of(r.Obligation), line.Result.Text(), metric, Number(good), Number(counted), evidence, r.TextState], cancellationToken);
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

        await rows.EndAsync(cancellationToken);
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
