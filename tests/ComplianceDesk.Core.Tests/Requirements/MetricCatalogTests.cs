using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Tests.Requirements;

/// <summary>Every slug of the catalogue is computed by a class or listed with the reason why not; every class is tested.</summary>
public sealed class MetricCatalogTests
{
    [Fact]
    public void Computes_OrGivesTheReason()
    {
        var computed = MetricCatalog.Infos.Keys.ToHashSet();
        Assert.Empty(computed.Except(RequirementCatalog.Metrics.Keys));
        Assert.All(RequirementCatalog.Metrics.Values, m => Assert.NotEqual(computed.Contains(m.Id), !string.IsNullOrWhiteSpace(m.NotComputable)));
        Assert.Equal((117, 87), (RequirementCatalog.Metrics.Count, computed.Count));
    }

    [Fact]
    public void Has_SealedClassesNamedAfterTheirIds()
    {
        var metrics = MetricCatalog.Create();
        Assert.All(metrics, m =>
        {
            Assert.True(m.GetType().IsSealed, m.GetType().Name);
            Assert.Equal(m.Info.Id.Replace("-", "", StringComparison.Ordinal), m.GetType().Name[..^"Metric".Length].ToLowerInvariant());
            Assert.Equal(m.Info.Limit is null, m.Info.LimitUnit is null);
            Assert.InRange(m.Info.Least, 0.01m, 1);
        });
    }

    [Fact]
    public void Tests_EveryMetric()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Repository.Path("tests/ComplianceDesk.Core.Tests/Requirements/Metrics"), "*.cs").Select(File.ReadAllText));
        Assert.DoesNotContain(MetricCatalog.Infos.Keys, id => !tests.Contains($"\"{id}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Answers_NoDataForAnAbsentFeed()
    {
        var run = new MetricRun(MetricCatalog.Create(), new MetricScope(Measured.Noon, TimeZoneInfo.Utc, new HashSet<string>(), new Dictionary<string, decimal>()), _ => { });
        Assert.All(run.Finish().Where(o => o.Metric.Feeds.Count > 0), o =>
        {
            Assert.Equal(MetricStatus.NoData, o.Status);
            Assert.Contains("not been imported", o.Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Keeps_TheOthersWhenOneBreaks()
    {
        var run = new MetricRun([new BrokenMetric(), .. MetricCatalog.Create()], new MetricScope(Measured.Noon, TimeZoneInfo.Utc, new HashSet<string> { "vendors" }, new Dictionary<string, decimal>()), _ => { });
        run.Test(new Core.Requirements.Evidence.VendorEvidence("v1", true, null, null));
        var outcomes = run.Finish();
        Assert.Equal(MetricStatus.Broken, outcomes[0].Status);
        Assert.Contains("InvalidOperationException", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal(MetricStatus.Exception, outcomes.Single(o => o.Metric.Id == "baa-coverage").Status);
    }

    private sealed class BrokenMetric : Metric, IMeasures<Core.Requirements.Evidence.VendorEvidence>
    {
        public override MetricInfo Info { get; } = MetricCatalog.Infos["baa-coverage"] with { Id = "broken" };

        public void Test(Core.Requirements.Evidence.VendorEvidence record, MetricTally tally) => throw new InvalidOperationException("MRN 123");
    }
}
