using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Documents that must be kept six years and are.</summary>
public sealed class DocumentRetentionFloorMetric : Metric, IMeasures<PolicyEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "document-retention-floor",
        Title = "Documents kept six years",
        Population = "versions of the policy register",
        Counted = "versions with a file, in force or in force within the last six years",
        Good = "the file is in the archive under its hash",
        Basis = ThresholdBasis.Law,
        Feeds = [],
        Leaves = "Documents kept outside the register are not seen.",
    };

    public void Test(PolicyEvidence policy, MetricTally tally)
    {
        any = true;
        if (policy.FileKept is not { } kept || policy.LastEffectiveOn < tally.Today.AddYears(-6))
        {
            tally.Leave();
            return;
        }

        tally.Expect(kept, "policies", $"{policy.Policy} {policy.Version}", "the file is gone", "the file under its hash");
    }

    private bool any;

    public override void Finish(MetricTally tally)
    {
        if (!any)
        {
            tally.NoData("The policy register is empty.");
        }
    }
}
