using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Reports;

/// <summary>A report on its way into the register.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Format"><c>pdf</c> or <c>xlsx</c>.</param>
/// <param name="Document">What is rendered; time and maker are taken from it.</param>
public sealed record ReportEntry(string Name, string Format, Document Document)
{
    /// <summary>The versions and the data set behind it; null when they are not known.</summary>
    public ReportBasis? Basis { get; init; }

    /// <summary>The draft it is the signed version of; null for a first version.</summary>
    public ReportSignOff? SignOff { get; init; }

    /// <summary>Writes what stands beside the file, before it is registered; null for nothing.</summary>
    public Func<ReportRow, CancellationToken, Task>? Beside { get; init; }

    /// <summary>What else happens in the transaction that registers it, or not at all; null for nothing.</summary>
    public Func<DeskContext, ReportRow, CancellationToken, Task>? Within { get; init; }
}
