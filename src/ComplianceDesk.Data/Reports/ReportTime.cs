namespace ComplianceDesk.Data.Reports;

/// <summary>A clock that stands still at the time of a report, cut to the milliseconds the register keeps, so that the report can be made again with equal bytes.</summary>
internal sealed class ReportTime(DateTimeOffset at) : TimeProvider
{
    private readonly DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => at;
}
