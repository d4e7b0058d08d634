using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class FederalEvaluationQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Counts_EventsAndDaysOfEverySystem() => Assert.Equal(
        [
            new SystemDays("EHR", 11, 2, From, To), new SystemDays("Lab", 3, 1, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2)), new SystemDays("not given", 3, 1, new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 4)),
        ],
        (await RunAsync()).Systems);

    [Fact]
    public async Task Lists_EveryRowBehindTheTestsThatStands()
    {
        var data = await RunAsync();

        Assert.Equal(
            [
                ("audit-log-coverage", $"day 2 of U{hospital.Boss}", Local(End)), ("audit-log-coverage", "day 1", Local(Start)), ("break-glass-review", $"U{hospital.Nurse}", Local(End)), ("mfa-coverage", $"U{hospital.Boss}", Local(Start)),
            ],
            data.Exceptions.Select(e => (e.Test, e.Key, e.Since)));
        Assert.All(data.Exceptions, e => Assert.Equal("accesses", e.Feed));
        Assert.Equal([$"found day 2 of U{hospital.Boss}", "found day 1", "found n1", "found b1"], data.Exceptions.Select(e => e.Found!.Replace($"U{hospital.Nurse}", "n1", StringComparison.Ordinal).Replace("found U" + hospital.Boss, "found b1", StringComparison.Ordinal)));
        Assert.Equal("expected day 2 of b1", data.Exceptions.First().Expected);
        Assert.Equal(4, data.ExceptionCount);
        Assert.Equal(7, data.Fields.Count);
        Assert.Equal(["day 2 of b1", "day 1", "n1", "b1"], (await RunAsync(ReportIdentities.Identified)).Exceptions.Select(e => e.Key));
    }

    [Fact]
    public async Task Lists_WaiversAboutWhatRestsOnLaw() => Assert.Equal([(null, "signature 5: documents D5"), ("TML-06", null), ("TML-01", null), (null, "signature 1: documents D1")], (await RunAsync()).Waivers.Select(w => (w.Check, w.Check is null ? w.About : null)));

    private async Task<FederalEvaluationData> RunAsync(ReportIdentities identities = ReportIdentities.Keys) =>
        await new FederalEvaluationQuery().RunAsync(await hospital.ReadingAsync(new FederalEvaluationReport(), r => r with { Identities = identities }), Stop);
}
