using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads from the store what one report prints. Found by reflection; belongs to the report whose data it reads.</summary>
public abstract class ReportQuery
{
    /// <summary>The type of what it reads.</summary>
    public abstract Type DataType { get; }

    internal abstract Task<Document> BuildAsync(Report report, ReportReading reading, CancellationToken cancellationToken);
}

/// <summary>Reads <typeparamref name="TData"/>.</summary>
/// <typeparam name="TData">What the report prints.</typeparam>
public abstract class ReportQuery<TData> : ReportQuery
    where TData : ReportData
{
    /// <inheritdoc/>
    public sealed override Type DataType => typeof(TData);

    /// <summary>Reads it.</summary>
    /// <param name="reading">The request with the store, the period and the way people are named.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public abstract Task<TData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default);

    internal sealed override async Task<Document> BuildAsync(Report report, ReportReading reading, CancellationToken cancellationToken) =>
        ((Report<TData>)report).Build(await RunAsync(reading, cancellationToken));
}
