namespace ComplianceDesk.Data.Import;

/// <summary>What an import is at.</summary>
public enum ImportStage
{
    /// <summary>The file is being copied into the archive.</summary>
    Copying,
    /// <summary>Records are being read and stored.</summary>
    Storing,
    /// <summary>Every record is stored; the ledger's indexes are being built again.</summary>
    Indexing,
    /// <summary>Done.</summary>
    Finished,
}

/// <summary>How far an import is.</summary>
/// <param name="ImportId">The import, or 0 while the file is being copied.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Stage">What it is at.</param>
/// <param name="Rows">Records read and committed.</param>
/// <param name="Rejected">Of those, the rejected ones.</param>
/// <param name="BytesRead">Bytes of the original file dealt with.</param>
/// <param name="BytesTotal">Bytes of the original file, or 0 when not known.</param>
/// <param name="RowsPerSecond">Records a second since this run began.</param>
/// <param name="TimeLeft">Time left at that rate, or null when not known.</param>
public sealed record ImportProgress(
    int ImportId, string FileName, ImportStage Stage, long Rows, long Rejected, long BytesRead, long BytesTotal, double RowsPerSecond, TimeSpan? TimeLeft);
