using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

/// <summary>What stands round a finding: ties on file, earlier findings, everybody involved, peers, and the reasons that were asked.</summary>
public sealed class FindingContextTests
{
    [Fact]
    public async Task Shows_TiesWithoutNamingThem()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1", "Ann", "Jones-Ward", u => (u.AddressLine, u.PostalCode, u.Phone) = ("12 Elm Street", "60601", "312-555-0142"));
        var same = hospital.Patient("P1", "Samuel", "JONES", p => (p.AddressLine, p.PostalCode, p.Phone) = ("12 Elm St.", "60601", "(312) 555 0142"));
        var near = hospital.Patient("P2", "Ida", "Berg", p => (p.AddressLine, p.PostalCode) = ("40 Elm Street", "60601"));
        var named = hospital.Patient("P3");
        hospital.Add(new RelationRow { PatientId = named, Kind = "emergency-contact", GivenName = "ann", FamilyName = "Jones-Ward" });
        hospital.Add(new RelationRow { PatientId = named, Kind = "guarantor", GivenName = "Bo", FamilyName = "Berg" });
        var own = hospital.Patient("P4", also: p => p.EmployeeUserId = user);
        await hospital.SaveAsync();
        var query = new TiesQuery(hospital.Store);
        var ties = (await query.RunAsync(user, same))!;
        Assert.Equal((true, true, true, false), (ties.Surname, ties.Address, ties.Phone, ties.OwnRecord));
        Assert.DoesNotContain("Elm", ties.ToString(), StringComparison.OrdinalIgnoreCase);
        var other = (await query.RunAsync(user, near))!;
        Assert.Equal((false, false, false, true, false), (other.Surname, other.Address, other.Building, other.Street, other.Phone));
        Assert.Equal(["emergency-contact"], (await query.RunAsync(user, named))!.NamedAs);
        Assert.True((await query.RunAsync(user, named))!.NoAddress);
        Assert.True((await query.RunAsync(user, own))!.OwnRecord);
    }

    [Fact]
    public async Task Shows_HowFindingsLikeItEnded()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, other) = (hospital.User("u1"), hospital.User("u2"));
        var patient = hospital.Patient("P1");
        var current = hospital.Finding(user, patient, 80, f => f.Rules = "vip;surname");
        var before = hospital.Finding(user, null, 60, f => (f.Rules, f.Status, f.Outcome) = ("volume", FindingStatus.FalsePositive, FindingOutcome.FalsePositiveData));
        var record = hospital.Finding(other, patient, 60, f => (f.Rules, f.LastAt) = ("vip", Hospital.Noon.AddDays(-1)));
        hospital.Finding(other, null, 60, f => (f.Rules, f.Status) = ("vip", FindingStatus.Appropriate));
        hospital.Finding(other, null, 60, f => (f.Rules, f.Status) = ("vip;volume", FindingStatus.Violation));
        hospital.Finding(other, null, 60, f => (f.Rules, f.Status) = ("vip-visit", FindingStatus.Violation));
        await hospital.SaveAsync();
        var similar = (await new SimilarFindingsQuery(hospital.Store).RunAsync(current))!;
        Assert.Equal([(before, true, false), (record, false, true)], similar.Findings.Select(f => (f.Id, f.SamePerson, f.SameRecord)));
        Assert.Equal([new StatusCount(FindingStatus.Appropriate, 1), new StatusCount(FindingStatus.Violation, 1)], similar.Ended);
    }

    [Fact]
    public async Task Lists_EverybodyInvolved()
    {
        using var hospital = await Hospital.OpenAsync();
        var (one, two) = (hospital.User("u1", "Ann", "Ward"), hospital.User("u2"));
        var patient = hospital.Patient("P1");
        var id = hospital.Finding(two, patient, 80, f => f.Users = 2, hospital.Access(one, patient, Hospital.Noon), hospital.Access(two, patient, Hospital.Noon), hospital.Access(two, patient, Hospital.Noon.AddHours(1)));
        await hospital.SaveAsync();
        hospital.Access(two, patient, Hospital.Noon.AddHours(2));
        await hospital.SaveAsync();
        var involved = await new InvolvedUsersQuery(hospital.Store).RunAsync(id);
        Assert.Equal(["u2 2", "u1 1"], involved.Select(u => $"{u.UserId} {u.Events}"));
        foreach (var each in involved)
        {
            var scope = new AccessScope(each.Key, null, Hospital.Noon.AddDays(-1), Hospital.Noon.AddDays(1)) { Finding = id };
            Assert.Equal(each.Events, await new AccessExportQuery(hospital.Store).CountAsync(scope));
            Assert.All((await new AccessEventsQuery(hospital.Store).RunAsync(scope)).Items, e => Assert.Equal(each.UserId, e.UserId));
        }
    }

    [Fact]
    public async Task Compares_WithEarlierDaysAndPeers()
    {
        using var hospital = await Hospital.OpenAsync();
        var ward = hospital.Department("D1", "Ward");
        var explained = hospital.Term(TermKind.Explanation, "care-team");
        int Nurse(string id, string role = "nurse") => hospital.User(id, also: u => (u.Role, u.DepartmentId) = (role, ward));
        var user = Nurse("u1");
        int[] peers = [Nurse("u2"), Nurse("u3"), Nurse("u4")];
        var lone = Nurse("u5", "physician");
        var patients = Enumerable.Range(0, 12).Select(i => hospital.Patient($"P{i}")).ToArray();
        // Day 20514 is a Monday; sessions begin at 10:00 UTC, which is 04:00 in Chicago and 10:00 in UTC.
        for (var i = 0; i < 12; i++)
        {
            hospital.Session(user, patients[i], 20514, first: true);
        }
        hospital.Session(user, patients[0], 20500, explanation: explained);
        hospital.Session(user, patients[0], 20400);
        foreach (var (peer, count) in peers.Zip([1, 2, 9]))
        {
            for (var i = 0; i < count; i++)
            {
                hospital.Session(peer, patients[i], 20514, explanation: explained);
            }
        }
        await hospital.SaveAsync();
        var figures = (await new PeerFiguresQuery(hospital.Store).RunAsync(user, 20514, 20515, TimeZoneInfo.Utc))!;
        Assert.Equal(new UserFigures(12, 12, 1, 12, 12, 12, 0), figures.Own);
        Assert.Equal(new UserFigures(1, 1, 1, 1, 0, 0, figures.Earlier.OffHours), figures.Earlier);
        Assert.Equal([(peers[0], "u2", 1), (peers[1], "u3", 2), (peers[2], "u4", 9)], figures.Peers.Select(p => (p.User, p.Name, p.Figures.Sessions)));
        Assert.Equal((20426, 20515), (figures.FromDay, figures.ToDay));
        Assert.Equal((3, 2.0, 0.0), (figures.Peers.Count, figures.Median(f => f.RecordsPerDay), figures.Median(f => f.UnexplainedShare)));
        Assert.True(figures.SameDepartment);
        Assert.False((await new PeerFiguresQuery(hospital.Store).RunAsync(lone, 20514, 20515, TimeZoneInfo.Utc))!.SameDepartment);
        Assert.Equal(12, (await new PeerFiguresQuery(hospital.Store).RunAsync(user, 20514, 20514, TimeZoneInfo.FindSystemTimeZoneById("America/Chicago")))!.Own.OffHours);
    }

    [Fact]
    public async Task Says_WhichReasonsLackAFeed()
    {
        using var hospital = await Hospital.OpenAsync();
        var patient = hospital.Patient("P1");
        hospital.Add(new EncounterRow { EncounterId = "e1", PatientId = patient, Class = "inpatient", StartedAt = Hospital.Noon });
        await hospital.SaveAsync();
        var asked = await new AskedReasonsQuery(hospital.Store).RunAsync();
        Assert.Equal(ExplanationCatalog.All.Select(e => e.Id), asked.Reasons.Select(r => r.Id));
        Assert.Contains(asked.Reasons, r => r.Id == "care-team" && r.MissingFeeds.Contains("care_team"));
        Assert.Contains(asked.Reasons, r => r.Id == "encounter-in-department" && !r.MissingFeeds.Contains("encounters"));
    }
}
