using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Log files that are kept whole and still stand in the ledger as they were taken in.</summary>
public sealed class AuditChainIntegrityMetric : Metric, IMeasures<LogFileEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "audit-chain-integrity",
        Title = "Log files kept whole",
        Population = "access log files taken in",
        Counted = "access log files taken in",
        Good = "original kept, counts add up, every stored event still in the ledger",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "No chain of hashes binds the events to each other yet; the bytes of the originals are not read again in this test.",
    };

    public void Test(LogFileEvidence file, MetricTally tally)
    {
        tally.Expect(
            file.AddsUp && file.OriginalKept && file.Stored == file.InLedger, "imports", Text.Of(file.Import),
            !file.OriginalKept ? "the original is not in the archive" : !file.AddsUp ? "counts do not add up" : $"{Text.Of(file.InLedger)} of {Text.Of(file.Stored)} events in the ledger",
            "the original under its hash, counts that add up, and every stored event in the ledger");
    }
}
