using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Data.Requirements;

/// <summary>The register of findings of the evaluation with what management answers: what is stated and what the test says stand side by side.</summary>
public static class EvaluationFindingsRegister
{
    /// <param name="findings">The findings.</param>
    /// <param name="lines">Those asked for.</param>
    /// <param name="filter">What was asked for, in words.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static async Task WriteAsync(EvaluationFindings findings, IEnumerable<FindingLine> lines, string filter, RowWriter rows, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(
            RegisterHead.Of(
                "Findings of the evaluation", string.Create(CultureInfo.InvariantCulture, $"{filter}, run {findings.Run?.Id}"),
                "metric", "finding", "severity", "citations", "#exceptions", "#of", "threshold", "noted_since", "noted", "cause", "effect", "response", "owner", "due_on", "stated", "stated_by", "stated_at"), cancellationToken);
        foreach (var line in lines)
        {
            var (finding, response) = (line.Finding, line.Response);
            await rows.AddAsync(
            [
                line.Metric, finding.Outcome.Metric.Title, finding.Severity.ToString(), string.Join("; ", finding.BearsOn.Select(r => r.Citation)), Number(finding.Exceptions), Number(finding.Outcome.Counted),
                finding.Threshold(line.Limit), line.Since?.Iso(), line.Noted switch { true => "yes", false => "no", null => "not tested" }, response?.Cause, response?.Effect, response?.Response, response?.Owner,
                response?.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), response?.State.Text(), response?.By, response?.At.UtcDateTime.Iso(),
            ], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
