using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

public sealed class RegisterMetricsTests
{
    private static RequestEvidence Request(string id, string kind, int received, int? answered = null, int? extended = null, bool part2 = false) =>
        new(id, kind, Day(received), extended is { } e ? Day(e) : null, answered is { } a ? Day(a) : null, part2);

    [Theory]
    [InlineData("access-request-turnaround", "access", 30)]
    [InlineData("amendment-turnaround", "amendment", 60)]
    [InlineData("accounting-turnaround", "accounting", 60)]
    public void Counts_RequestsByTheirLastDay(string id, string kind, int days) => Of(id,
        Request("on the last day", kind, 200, 200 - days),
        Request("a day late", kind, 200, 199 - days),
        Request("extended in time", kind, 200, 200 - days - 30, 200 - days),
        Request("extended, a day late", kind, 200, 199 - days - 30, 200 - days),
        Request("extended too late", kind, 200, 200 - days - 30, 199 - days),
        Request("waiting", kind, days),
        Request("waiting too long", kind, days + 1),
        Request("of another kind", "release-of-information", 400)).Shows(7, 6, 2, "a day late", "extended, a day late", "extended too late", "waiting too long");

    [Fact]
    public void Counts_ExtensionsToldInTime() => Of("extension-notice",
        Request("a", "access", 90, null, 60), Request("b", "access", 90, null, 59), Request("c", "amendment", 90, null, 30), Request("d", "accounting", 90, 80), Request("e", "release-of-information", 90, null, 1))
        .Shows(4, 3, 2, "b");

    [Fact]
    public void Counts_Part2Accountings() => Of("part2-accounting", Request("a", "accounting", 90, 1, part2: true), Request("b", "accounting", 90, 1)).Shows(1, 1, 0, "a");

    [Fact]
    public void Tells_DisclosuresThatLackSomething()
    {
        var good = new DisclosureEvidence("a", Today.AddYears(-6), true, true, "Reporting", "45 CFR 164.512(b)", false);
        Of("disclosure-basis", good, good with { DisclosureId = "b", Basis = "" }).Shows(2, 2, 1, "b");
        Of("disclosure-field-completeness", good, good with { DisclosureId = "b", Purpose = null, HasWhat = false }).Shows(2, 2, 1, "b");
        Of("disclosure-lookback", good with { On = Today }, good).Shows(1, 1, 1);
        Of("disclosure-lookback", good with { On = Today.AddYears(-6).AddDays(1) }, good with { On = Today }).Shows(1, 1, 0, "earliest");
        Of("part2-emergency-record", good, good with { Part2 = true }, good with { Part2 = true, Basis = "42 CFR 2.51" }, good with { Part2 = true, Basis = "42 CFR 2.51", DisclosureId = "e", HasRecipient = false })
            .Shows(3, 2, 1, "e");
    }

    [Fact]
    public void Tells_Part2DisclosuresForProceedingsWithoutOrderOrConsent()
    {
        DisclosureEvidence Out(string id, string? basis, string? purpose, bool part2 = true) => new(id, Today, true, true, purpose, basis, part2);
        Of("part2-proceeding-disclosure",
            Out("order", "42 CFR 2.64", "Court order"), Out("consent", "42 CFR 2.31(d)", "Custody proceeding"), Out("range", "42 CFR 2.61-2.67", null), Out("hipaa", "45 CFR 164.512(e)", "Litigation"),
            Out("warrant", "45 CFR 164.512(f)", "Warrant"), Out("subpoena", "consent on file", "Subpoena"), Out("other", "42 CFR 2.51", "Emergency"), Out("more", "42 CFR 2.610", "Payment"), Out("unmarked", "45 CFR 164.512(e)", "Court", part2: false))
            .Shows(8, 6, 3, "hipaa", "warrant", "subpoena");
        Assert.Equal(MetricStatus.NothingCounted, Of("part2-proceeding-disclosure", Out("x", "45 CFR 164.512(b)", "Public health reporting")).Outcome.Status);
    }

    [Fact]
    public void Counts_OfficialsNamed()
    {
        OfficialEvidence Named(string office, int since, bool active = true) => new(office, "u1", Day(since), active);
        Of("official-designated", Named("security", 0), new OfficialEvidence("privacy", null, null, false)).Shows(2, 2, 1, "privacy");
        Of("official-designated", Named("security", -1), Named("privacy", 9, active: false)).Shows(2, 2, 0, "security", "privacy");
        Assert.Equal(MetricStatus.NoData, Of("official-designated", new OfficialEvidence("privacy", null, null, false), new OfficialEvidence("security", null, null, false)).Outcome.Status);
    }

    [Fact]
    public void Counts_VendorsThatHandleInformation() => Of("baa-coverage",
        new VendorEvidence("a", true, Day(100), null), new VendorEvidence("last day", true, Day(100), Today), new VendorEvidence("expired", true, Day(100), Day(1)), new VendorEvidence("none", true, null, null),
        new VendorEvidence("future", true, Today.AddDays(1), null), new VendorEvidence("no phi", false, null, null), new VendorEvidence("unknown", null, null, null)).Shows(7, 5, 2, "expired", "none", "future");

    [Theory]
    [InlineData("config-auto-logoff", "auto-logoff-minutes", "15", "16", "0")]
    [InlineData("config-encryption-rest", "encryption-at-rest", "AES-256", "false", "none")]
    [InlineData("config-encryption-transit", "encryption-in-transit", "TLS 1.3", "disabled", "")]
    [InlineData("config-malware", "malware-protection", "Enabled", "off", "expired")]
    [InlineData("backup-success", "backup-last-success", "2026-02-28T12:00:00Z", "2026-02-28T11:59:59Z", "never")]
    public void Reads_TheNewestValueOfEachSystem(string id, string setting, string good, string bad, string worse)
    {
        SystemEvidence System(string name, string of, params string[] values) =>
            new(name, new Dictionary<string, IReadOnlyList<(string, DateTime)>> { [of] = [.. values.Select((v, i) => (v, At(9 - i)))] });
        Of(id, System("mended", setting, bad, good), System("broken", setting, good, bad), System("worse", setting, worse), System("silent", "another", "1")).Shows(4, 3, 1, "broken", "worse");
        Assert.Equal(MetricStatus.NoData, Of(id, System("silent", "another", "1")).Outcome.Status);
    }

    [Fact]
    public void Tells_SystemsWhoseLogWasOff()
    {
        SystemEvidence System(string name, params string[] values) => new(name, new Dictionary<string, IReadOnlyList<(string, DateTime)>> { ["audit-enabled"] = [.. values.Select((v, i) => (v, At(9 - i)))] });
        Of("audit-status-change", System("a", "true", "on"), System("b", "true", "false", "true"), new SystemEvidence("c", new Dictionary<string, IReadOnlyList<(string, DateTime)>>())).Shows(3, 2, 1, "b");
    }

    [Theory]
    [InlineData("risk-analysis-age", "sec-308-a-1-ii-a")]
    [InlineData("evaluation-age", "sec-308-a-8")]
    [InlineData("contingency-test-age", "sec-308-a-7-ii-d")]
    public void Reads_TheAgeOfTheNewestStatement(string id, string requirement)
    {
        Of(id, new StatementEvidence(requirement, Day(800)), new StatementEvidence(requirement, Day(365))).Shows(1, 1, 1);
        Of(id, new StatementEvidence(requirement, Day(366)), new StatementEvidence("sec-306-a", Day(1))).Shows(1, 1, 0, requirement);
        Assert.Equal(MetricStatus.NoData, Of(id, new StatementEvidence("sec-306-a", Day(1))).Outcome.Status);
        Assert.True(MetricCatalog.Infos[id].Stated);
    }

    [Fact]
    public void Counts_PoliciesInForceAndFilesKept()
    {
        var now = new PolicyEvidence("privacy", "3", true, Day(365), true, null, true);
        object[] policies = [now, now with { Policy = "old", ReviewedOn = Day(366) }, now with { Policy = "owner", HasOwner = false }, now with { Version = "2", InForce = false, LastEffectiveOn = Day(400), FileKept = false }, now with { Version = "1", InForce = false, LastEffectiveOn = Today.AddYears(-6).AddDays(-1), FileKept = false }, now with { Policy = "paper", FileKept = null }];
        Of("policy-review-age", policies).Shows(6, 4, 2, "old 3", "owner 3");
        Of("document-retention-floor", policies).Shows(6, 4, 3, "privacy 2");
        Assert.Equal(MetricStatus.NoData, Of("policy-review-age").Outcome.Status);
        Assert.Equal(MetricStatus.NoData, Of("document-retention-floor").Outcome.Status);
    }

    [Fact]
    public void Counts_AddressableSpecificationsNotImplementedAsWritten() => Of("addressable-decision-record",
        new SpecificationEvidence("a", AddressableState.AsWritten, false), new SpecificationEvidence("b", AddressableState.Alternative, true), new SpecificationEvidence("c", AddressableState.NotApplicable, false),
        new SpecificationEvidence("d", AddressableState.NoDecision, false)).Shows(4, 3, 1, "c", "d");
}
