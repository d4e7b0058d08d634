using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Core.Tests.Requirements;

public sealed class EvaluationFindingTests
{
    private static readonly MetricOutcome Noted = new(MetricCatalog.Infos["part2-emergency-record"], MetricStatus.Exception, 3, 3, 1, null);

    private static readonly Requirement[] Naming = [.. RequirementCatalog.All.Where(r => r.Metrics.Contains(Noted.Metric.Id))];

    [Fact]
    public void Weighs_NothingWhereTheLawDoesNotBind()
    {
        var finding = Assert.Single(EvaluationFinding.Of([Noted], Naming.Select(r => (r, TestResult.NotApplicable))));

        Assert.Equal(ThresholdBasis.Law, finding.Outcome.Metric.Basis);
        Assert.Empty(finding.BearsOn);
        Assert.Equal(Mark.Low, finding.Severity);
    }

    [Fact]
    public void Names_EveryRequirementThatAppliesAndNoOther()
    {
        var other = RequirementCatalog.All.First(r => !r.Metrics.Contains(Noted.Metric.Id));
        var finding = Assert.Single(EvaluationFinding.Of([Noted], [.. Naming.Select(r => (r, TestResult.ExceptionNoted)), (other, TestResult.ExceptionNoted)]));

        Assert.NotEmpty(Naming);
        Assert.Equal(Naming, finding.BearsOn);
        Assert.NotEqual(Mark.Low, finding.Severity);
    }
}
