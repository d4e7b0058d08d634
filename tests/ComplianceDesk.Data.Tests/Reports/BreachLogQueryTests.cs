using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

/// <summary>The incidents of a year, those left from earlier ones, and the findings of the desk that the register should know.</summary>
public sealed class BreachLogQueryTests
{
    [Fact]
    public async Task Holds_TheRegisterAgainstTheDesk()
    {
        using var hospital = await Hospital.OpenAsync();
        var clock = new FixedClock(Hospital.Noon);
        var nurse = hospital.User("u1");
        int Finding(FindingStatus status, FindingOutcome? outcome, double decided, DecisionStep step = DecisionStep.Decided, bool escalated = false)
        {
            var id = hospital.Finding(nurse, null, 80, f => (f.Status, f.Outcome, f.DetectedAt, f.FirstOpenedAt, f.EscalatedAt) =
                (status, outcome, Hospital.Noon.AddDays(-decided - 3), Hospital.Noon.AddDays(-decided - 1), escalated ? Hospital.Noon.AddDays(-decided) : null));
            hospital.Add(new DecisionRow { FindingId = id, From = FindingStatus.New, To = status, Step = step, Outcome = outcome, Note = "As written.", DecidedBy = "officer", DecidedAt = Hospital.Noon.AddDays(-decided) });
            return id;
        }

        var named = Finding(FindingStatus.Violation, FindingOutcome.ViolationBreachAssessment, 20);
        var missing = Finding(FindingStatus.Violation, FindingOutcome.ViolationNoBreach, 10);
        var escalated = Finding(FindingStatus.UnderReview, null, 5, DecisionStep.Escalated, escalated: true);
        Finding(FindingStatus.Violation, FindingOutcome.ViolationBreachAssessment, 100);
        var permitted = Finding(FindingStatus.Appropriate, FindingOutcome.Appropriate, 5);
        hospital.Add(new IncidentRow { IncidentId = "I-new", DiscoveredOn = new DateOnly(2026, 2, 11), Kind = $"Look without work, finding no. {named}", Sanction = $"coaching, see case 6 and finding {missing}, not finding 999999" });
        hospital.Add(new IncidentRow { IncidentId = "I-open", DiscoveredOn = new DateOnly(2025, 12, 31), Kind = "Letter" });
        hospital.Add(new IncidentRow { IncidentId = "I-closed", DiscoveredOn = new DateOnly(2025, 12, 31), ClosedOn = new DateOnly(2026, 1, 4) });
        void Case(int id, CaseDetermination determination, int finding, string? incident = null)
        {
            var facts = new CaseFacts { DiscoveredOn = new DateOnly(2026, 2, 20), Determination = determination, Reasoning = "Looked at with the supervisor.", Unsecured = true, Individuals = 1, RegisterIncident = incident };
            var row = new CaseRow { Id = id, Title = "Looks at a colleague", OpenedAt = Hospital.Noon.AddDays(-2), OpenedBy = "officer", Owner = "officer", Facts = "" };
            row.Put(facts);
            hospital.Add(row);
            hospital.Add(new CaseFindingRow { CaseId = id, FindingId = finding, AddedBy = "officer", AddedAt = Hospital.Noon.AddDays(-2) });
        }

        Case(5, CaseDetermination.Impermissible, escalated);
        Case(6, CaseDetermination.Permitted, permitted);
        Case(7, CaseDetermination.Impermissible, named, "I-new");
        Case(8, CaseDetermination.Permitted, permitted, "I-not-in-the-register");
        await hospital.SaveAsync();

        var reading = await ReportReading.OpenAsync(hospital.Store, new BreachLogReport().Info, ReportRequest.OfYear("breach-log", 2026, "auditor"), clock, TestContext.Current.CancellationToken);
        var data = await new BreachLogQuery().RunAsync(reading, TestContext.Current.CancellationToken);

        Assert.Equal(["I-new", "Case 5"], data.Incidents.Select(l => l.Incident.IncidentId));
        Assert.Equal(["I-open"], data.Earlier.Select(l => l.Incident.IncidentId));
        Assert.Equal(
            [(named, "I-new", "Confirmed; assessment of a breach asked for"), (missing, null, "Confirmed; decided not to be a breach"), (escalated, "Case 5", "Escalated, not decided")],
            data.Candidates.Select(c => (c.Finding, c.StandsIn, c.Decision)));
        // Words of the register tie nothing; what they name on the desk without a tie is a point for management.
        Assert.Equal(["case 6", $"finding {missing}"], data.Untied.Select(u => (u.Incident, Text: u.Text.Split(" of the desk")[0].Replace("Its text names ", "", StringComparison.Ordinal))).Where(u => u.Incident == "I-new").Select(u => u.Text));
        Assert.Equal([("Case 5", null, true), ("Case 6", null, false), ("Case 7", "I-new", false), ("Case 8", null, false)], data.Cases.Select(c => (c.Id, c.Register, c.InLog)));
        Assert.Equal((Hospital.Noon.AddDays(-23), Hospital.Noon.AddDays(-21), Hospital.Noon.AddDays(-20)), (data.Candidates[0].CreatedAt.UtcDateTime, data.Candidates[0].OpenedAt!.Value.UtcDateTime, data.Candidates[0].DecidedAt.UtcDateTime));
    }
}
