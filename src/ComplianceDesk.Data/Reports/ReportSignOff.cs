using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Reports;

/// <summary>The sign-off of a draft.</summary>
/// <param name="Of">The draft.</param>
/// <param name="By">Who signed it off; not its preparer.</param>
/// <param name="At">When, in UTC.</param>
public sealed record ReportSignOff(ReportRow Of, string By, DateTime At);
