using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="BoardSummaryReport"/> prints.</summary>
public sealed class BoardSummaryQuery : ReportQuery<BoardSummaryData>
{
    /// <inheritdoc/>
    public override async Task<BoardSummaryData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        return new BoardSummaryData { Basis = reading.Basis, State = await RecordQualityReading.RunAsync(db, reading, cancellationToken) };
    }
}
