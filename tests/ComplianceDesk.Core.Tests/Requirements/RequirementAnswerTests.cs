using ComplianceDesk.Core.Requirements;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Core.Tests.Requirements;

public sealed class RequirementAnswerTests
{
    private static readonly Requirement Terminated = RequirementCatalog.Find("sec-312-a-1")! with { Metrics = ["terminated-user-access", "unknown-user-events"] };

    private static RequirementAnswer Of(Requirement requirement, StatementState statement, params MetricOutcome[] outcomes) =>
        RequirementAnswer.Of(requirement, null, outcomes.ToDictionary(o => o.Metric.Id), statement, AddressableState.NoDecision);

    private static MetricOutcome Outcome(string id, long good, long counted) =>
        new(MetricCatalog.Infos[id], good < counted ? MetricStatus.Exception : MetricStatus.Good, counted, counted, good, null);

    private static MetricOutcome None(string id, MetricStatus status = MetricStatus.NoData) => new(MetricCatalog.Infos[id], status, 7, 0, 0, "The accesses feed has not been imported.");

    [Fact]
    public void Notes_AnExceptionWhateverWasSigned()
    {
        var answer = Of(Terminated, StatementState.InForce, Outcome("terminated-user-access", 9, 10), Outcome("unknown-user-events", 5, 5));
        Assert.Equal(TestResult.ExceptionNoted, answer.Result);
        Assert.Equal("Accounts of leavers unused: 9 of 10.", answer.Because);
    }

    [Fact]
    public void Notes_NoExceptionOnlyWhenEverythingWasTested()
    {
        Assert.Equal(TestResult.NoExceptionNoted, Of(Terminated, StatementState.Missing, Outcome("terminated-user-access", 10, 10), Outcome("unknown-user-events", 5, 5)).Result);
        var part = Of(Terminated, StatementState.InForce, Outcome("terminated-user-access", 10, 10), None("unknown-user-events"));
        Assert.Equal(TestResult.PartiallyTested, part.Result);
        Assert.Contains("Not covered: Accounts of the log known: The accesses feed has not been imported.", part.Because, StringComparison.Ordinal);
        var uncomputed = Terminated with { Metrics = ["terminated-user-access", "clearance-record"] };
        Assert.Equal(TestResult.PartiallyTested, Of(uncomputed, StatementState.InForce, Outcome("terminated-user-access", 10, 10)).Result);
    }

    [Fact]
    public void Says_PartlyWhenAMetricLeavesSomethingOut()
    {
        var one = Terminated with { Metrics = ["audit-clock-skew"] };
        var answer = Of(one, StatementState.InForce, Outcome("audit-clock-skew", 10, 10));
        Assert.Equal(TestResult.PartiallyTested, answer.Result);
        Assert.Contains("true time", answer.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Never_TakesAStatementForAMeasure()
    {
        Assert.Equal(TestResult.Attested, Of(Terminated, StatementState.Expiring, None("terminated-user-access"), None("unknown-user-events")).Result);
        Assert.Equal(TestResult.NotTested, Of(Terminated, StatementState.Expired, None("terminated-user-access"), None("unknown-user-events")).Result);
        var stated = Terminated with { Metrics = ["risk-analysis-age"] };
        Assert.Equal(TestResult.Attested, Of(stated, StatementState.InForce, Outcome("risk-analysis-age", 1, 1)).Result);
        Assert.Equal(TestResult.NotTested, Of(stated, StatementState.Expired, Outcome("risk-analysis-age", 1, 1)).Result);
        Assert.Equal(TestResult.ExceptionNoted, Of(stated, StatementState.InForce, Outcome("risk-analysis-age", 0, 1)).Result);
    }

    [Fact]
    public void Never_TakesNothingForGood()
    {
        var empty = Of(Terminated, StatementState.Missing, None("terminated-user-access", MetricStatus.NothingCounted), None("unknown-user-events", MetricStatus.NothingCounted));
        Assert.Equal(TestResult.NotApplicable, empty.Result);
        Assert.Contains("none among 7 looked at", empty.Because, StringComparison.Ordinal);
        Assert.Equal(TestResult.NotTested, Of(Terminated, StatementState.Missing, None("terminated-user-access", MetricStatus.NothingCounted), None("unknown-user-events")).Result);
        Assert.Equal(TestResult.NotTested, Of(Terminated, StatementState.Missing).Result);
        Assert.Equal(TestResult.NotTested, Of(Terminated, StatementState.Missing, None("terminated-user-access", MetricStatus.Broken)).Result);
    }

    [Fact]
    public void Respects_ApplicabilityAndDecision()
    {
        Assert.Equal(TestResult.NotApplicable, RequirementAnswer.Of(Terminated, "No clinic.", new Dictionary<string, MetricOutcome>(), StatementState.InForce, AddressableState.NoDecision).Result);
        var addressable = RequirementCatalog.Find("sec-312-a-2-iii")!;
        RequirementAnswer Decided(Requirement requirement, AddressableState state) => RequirementAnswer.Of(requirement, null, new Dictionary<string, MetricOutcome>(), StatementState.Missing, state);
        Assert.Equal(TestResult.NotApplicable, Decided(addressable, AddressableState.NotApplicable).Result);
        Assert.Equal(TestResult.NotTested, Decided(addressable, AddressableState.Alternative).Result);
        Assert.Equal(TestResult.NotTested, Decided(Terminated, AddressableState.NotApplicable).Result);
    }

    [Fact]
    public void Asks_ASpecificationForItsOwnDecision()
    {
        var record = new MetricOutcome(MetricCatalog.Infos["addressable-decision-record"], MetricStatus.Exception, 22, 20, 3, null);
        var encryption = Outcome("config-encryption-rest", 2, 2);
        var specification = RequirementCatalog.Find("sec-312-a-2-iv")!;
        RequirementAnswer Decided(AddressableState state) =>
            RequirementAnswer.Of(specification, null, new Dictionary<string, MetricOutcome> { [record.Metric.Id] = record, [encryption.Metric.Id] = encryption }, StatementState.Missing, state);
        Assert.Equal((TestResult.ExceptionNoted, "Addressable specifications decided: 0 of 1."), (Decided(AddressableState.NoDecision).Result, Decided(AddressableState.NoDecision).Because));
        Assert.DoesNotContain("of 20", Decided(AddressableState.Alternative).Because, StringComparison.Ordinal);
        Assert.NotEqual(TestResult.ExceptionNoted, Decided(AddressableState.AsWritten).Result);
        Assert.Equal(TestResult.NotApplicable, Decided(AddressableState.NotApplicable).Result);
        // All of them count where the rule about them is asked.
        Assert.Equal("Addressable specifications decided: 3 of 20.", Of(RequirementCatalog.Find("sec-306-d")!, StatementState.Missing, record).Because);
        Assert.DoesNotContain(EvaluationFinding.Of([record], RequirementCatalog.All.Select(r => (r, TestResult.ExceptionNoted))).Single().BearsOn, r => r.Obligation == Obligation.Addressable);
    }

    [Theory]
    [InlineData(-1, StatementState.Expired)]
    [InlineData(0, StatementState.Expiring)]
    [InlineData(29, StatementState.Expiring)]
    [InlineData(30, StatementState.InForce)]
    public void Reminds_BeforeTheLastDay(int days, StatementState expected) =>
        Assert.Equal(expected, StatementStates.Of(Terminated, true, Measured.Today.AddDays(days), Measured.Today));

    [Theory]
    [InlineData(30, null)]
    [InlineData(29, 30)]
    [InlineData(7, 30)]
    [InlineData(6, 7)]
    [InlineData(0, 7)]
    [InlineData(-1, 0)]
    public void Reminds_AtEachStep(int days, int? step) => Assert.Equal(step, StatementStates.ReminderStep(Measured.Today.AddDays(days), Measured.Today));
}
