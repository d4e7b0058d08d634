namespace ComplianceDesk.Data.Reports;

/// <summary>How a report names users and patients. It never prints their names.</summary>
public enum ReportIdentities
{
    /// <summary>The ids that the source systems gave.</summary>
    SourceIds,
    /// <summary>Keys that only this store can resolve: <c>U17</c>, <c>P4312</c>.</summary>
    Keys,
}
