namespace ComplianceDesk.Data.Reports;

/// <summary>How a report names users and patients.</summary>
public enum ReportIdentities
{
    /// <summary>Keys that only this store can resolve: <c>U17</c>, <c>P4312</c>. A separate key list says whom they stand for.</summary>
    Keys,
    /// <summary>The ids that the source systems gave, and names where the report is made to be handed to a person. Asked for with a reason, which is recorded.</summary>
    Identified,
}
