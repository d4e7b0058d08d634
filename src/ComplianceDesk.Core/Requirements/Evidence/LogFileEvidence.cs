namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>An access log file that was taken in.</summary>
/// <param name="Import">Number of the import.</param>
/// <param name="AddsUp">True when read = stored + duplicate + rejected.</param>
/// <param name="OriginalKept">True when the original bytes are in the archive under their SHA-256.</param>
/// <param name="Stored">Events stored at the time.</param>
/// <param name="InLedger">Events of this file that are in the ledger now.</param>
public sealed record LogFileEvidence(int Import, bool AddsUp, bool OriginalKept, long Stored, long InLedger);
