using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Reports;

/// <summary>The turn of a job in which a report is made.</summary>
/// <param name="Job">The job's number.</param>
/// <param name="Told">Called with every step; must be quick.</param>
/// <param name="End">Ends the job in the transaction that registers its report, so that it enters one report at most.</param>
public sealed record ReportTurn(int Job, Action<ReportProgress> Told, Func<DeskContext, ReportRow, CancellationToken, Task> End);

/// <summary>How far a report is.</summary>
/// <param name="Job">The job's number.</param>
/// <param name="Stage">What is done now.</param>
/// <param name="Done">How far the document is written.</param>
public sealed record ReportProgress(int Job, ReportStage Stage, DocumentProgress Done);

/// <summary>What is done for a report, in this order.</summary>
public enum ReportStage
{
    /// <summary>The store is read. How much there is to read is not known before it was read.</summary>
    Reading,
    /// <summary>Sign-off only: the draft is made again, to see that its figures are still those of the store.</summary>
    Checking,
    /// <summary>The file is written; what is long is read at the same time.</summary>
    Writing,
}
