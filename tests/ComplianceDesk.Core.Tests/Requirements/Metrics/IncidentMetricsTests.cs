using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

public sealed class IncidentMetricsTests
{
    private static IncidentEvidence Incident(string id, int daysAgo) => new() { IncidentId = id, DiscoveredOn = Day(daysAgo), UnsecuredPhi = true, Patients = 20 };

    [Fact]
    public void Counts_NoticesByTheSixtiethDay() => Of("breach-notice-lag",
        Incident("day 60", 100) with { IndividualsNotifiedOn = Day(40) }, Incident("day 61", 100) with { IndividualsNotifiedOn = Day(39) },
        Incident("held", 100) with { IndividualsNotifiedOn = Day(30), HeldUntil = Day(30) }, Incident("early hold", 100) with { IndividualsNotifiedOn = Day(39), HeldUntil = Day(90) },
        Incident("waiting", 60), Incident("overdue", 61), Incident("low", 100) with { LowProbability = true }, Incident("secured", 100) with { UnsecuredPhi = false }, Incident("unknown", 100) with { UnsecuredPhi = null })
        .Shows(9, 5, 2, "day 61", "early hold", "overdue");

    [Fact]
    public void Tells_TheTwoFormsOfFiveHundred()
    {
        object[] incidents =
        [
            Incident("499", 100) with { Patients = 499, ByState = new Dictionary<string, int> { ["MA"] = 499 } },
            Incident("500", 100) with { Patients = 500, ByState = new Dictionary<string, int> { ["MA"] = 500 } },
            Incident("501", 100) with { Patients = 1002, HhsNotifiedOn = Day(50), ByState = new Dictionary<string, int> { ["MA"] = 501, ["NH"] = 501 }, MediaNotifiedOn = Day(41) },
        ];
        Of("breach-hhs-500", incidents).Shows(3, 2, 1, "500");
        // With the notice to individuals, not on the sixtieth day after it.
        Of("breach-hhs-500", Incident("with", 100) with { Patients = 500, IndividualsNotifiedOn = Day(70), HhsNotifiedOn = Day(70) }, Incident("after", 100) with { Patients = 500, IndividualsNotifiedOn = Day(70), HhsNotifiedOn = Day(69) },
            Incident("told, not filed", 20) with { Patients = 500, IndividualsNotifiedOn = Day(1) }, Incident("told today", 20) with { Patients = 500, IndividualsNotifiedOn = Today }, Incident("both late", 100) with { Patients = 500, IndividualsNotifiedOn = Day(30), HhsNotifiedOn = Day(30) })
            .Shows(5, 4, 1, "after", "told, not filed", "both late");
        Of("breach-media-notice", incidents).Shows(4, 2, 2);
        Of("breach-media-notice", Incident("501", 100) with { ByState = new Dictionary<string, int> { ["MA"] = 501, ["NH"] = 3 } }).Shows(1, 1, 0, "501 MA");
    }

    [Theory]
    [InlineData(2024, "2025-03-01")]
    [InlineData(2023, "2024-02-29")]
    public void Counts_AnnualReportsByTheSixtiethDayOfTheYear(int year, string last)
    {
        var day = DateOnly.Parse(last, null);
        var incident = Incident("in time", 0) with { DiscoveredOn = new DateOnly(year, 5, 5), HhsNotifiedOn = day };
        Of("breach-hhs-annual", incident, incident with { IncidentId = "late", HhsNotifiedOn = day.AddDays(1) }, incident with { Patients = 500 }, incident with { Patients = null }, Incident("this year", 9),
            incident with { IncidentId = "held", HeldUntil = day.AddDays(20), HhsNotifiedOn = day.AddDays(20) }, incident with { IncidentId = "held and late", HeldUntil = day.AddDays(20), HhsNotifiedOn = day.AddDays(21) })
            .Shows(7, 4, 2, "late", "held and late");
    }

    [Fact]
    public void Holds_IncidentsAgainstWhatTheDeskKnew()
    {
        object[] incidents =
        [
            new TracedIncidentEvidence("same day", Day(9), Day(9), 3, 3), new TracedIncidentEvidence("dated later", Day(8), Day(9), 3, 4), new TracedIncidentEvidence("unseen", Day(9), null, null, 1),
        ];
        Of("breach-discovery-basis", incidents).Shows(3, 2, 1, "dated later");
        Of("breach-scope-reconstruction", incidents).Shows(3, 2, 1, "dated later");
        Assert.Equal(MetricStatus.NoData, Of("breach-discovery-basis").Outcome.Status);
        Assert.Equal(MetricStatus.NoData, Of("breach-scope-reconstruction", incidents[2]).Outcome.Status);
    }

    [Fact]
    public void Counts_AssessmentsOfUnsecuredInformation() => Of("breach-assessment-complete",
        Incident("assessed", 100) with { AssessedOn = Day(90), LowProbability = true }, Incident("notified", 100) with { IndividualsNotifiedOn = Day(90) }, Incident("neither", 100), Incident("young", 10), Incident("secured", 100) with { UnsecuredPhi = false })
        .Shows(5, 3, 2, "neither");

    [Fact]
    public void Counts_ConfirmedIncidents()
    {
        object[] incidents = [Incident("a", 100) with { ConfirmedOn = Day(90), HasMitigation = true, HasSanction = true }, Incident("b", 100) with { ConfirmedOn = Day(90) }, Incident("c", 100)];
        Of("incident-mitigation", incidents).Shows(3, 2, 1, "b");
        Of("sanction-traceability", incidents).Shows(3, 2, 1, "b");
    }

    [Fact]
    public void Tells_IncidentsAndComplaintsLeftOpen()
    {
        Of("incident-record-completeness", Incident("a", 91) with { Kind = "loss", HasMitigation = true, ClosedOn = Day(1) }, Incident("b", 91), Incident("c", 90)).Shows(3, 2, 1, "b");
        var complaint = Incident("a", 31) with { Kind = "Complaint" };
        Of("complaint-log-completeness", complaint, complaint with { IncidentId = "b", ClosedOn = Day(1) }, complaint with { DiscoveredOn = Day(30) }, Incident("c", 90) with { Kind = "loss" }).Shows(3, 2, 1, "a");
    }
}
