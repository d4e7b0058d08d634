namespace ComplianceDesk.Core.Reports;

/// <summary>A report: data in, a <see cref="Document"/> out. Discovered by reflection; its id is the class name in kebab case without its suffix.</summary>
public abstract class Report
{
    /// <summary>What the report is, what must be said to make it, and who may read it.</summary>
    public abstract ReportInfo Info { get; }

    /// <summary>The type of the data it prints; the query that reads this type is the report's.</summary>
    public abstract Type DataType { get; }
}

/// <summary>A report that prints <typeparamref name="TData"/>.</summary>
/// <typeparam name="TData">Everything it prints; of this report only.</typeparam>
public abstract class Report<TData> : Report
    where TData : ReportData
{
    /// <inheritdoc/>
    public sealed override Type DataType => typeof(TData);

    /// <summary>Builds the document. The same data gives the same document.</summary>
    public abstract Document Build(TData data);
}
