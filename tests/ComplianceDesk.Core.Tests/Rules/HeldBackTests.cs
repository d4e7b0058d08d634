using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class HeldBackTests
{
    /// <summary>What is usual in the role is found no more, and is counted; where policy says that all must do it, it is found.</summary>
    [Theory]
    [InlineData(10, 0, 3)]
    [InlineData(100, 3, 0)]
    public void Counts_WhatAWeightOfPolicyHid(int usualInRole, int found, int heldBack)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") with { Thresholds = new Dictionary<string, double> { ["fixation.usual-in-role"] = usualInRole } } };
        Follow(ward, 3);
        var run = Run(ward, "fixation");
        Assert.Equal((found, heldBack), (run.Findings, run.HeldBack.TooFew + run.HeldBack.Nothing));
        Assert.Equal(0, run.HeldBack.Allowed);
    }

    [Fact]
    public void Counts_WhatTheAllowListLeavesOut()
    {
        var allowed = Allowed();
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "no-care-anywhere") with { Allowances = [allowed] } };
        var user = Follow(ward, 1)[0];
        Assert.Equal((1, 0), (Run(ward, "fixation").Findings, Run(ward, "fixation").HeldBack.Total));
        var again = new Ward { Policy = ward.Policy with { Allowances = [allowed with { Numbers = new HashSet<int> { user } }] } };
        Follow(again, 1);
        Assert.Equal((0, new HeldBack(0, 0, 1)), (Run(again, "fixation").Findings, Run(again, "fixation").HeldBack));
    }

    /// <summary>An episode, too, once where it stands in no finding, and never where it does.</summary>
    [Fact]
    public void Counts_EpisodesThatStandInNoFinding()
    {
        var ward = new Ward();
        var people = Enumerable.Range(0, 5).Select(_ => ward.AddUser(role: "Escort", department: ward.Surgery)).ToArray();
        for (var i = 0; i < 100; i++)
        {
            ward.Open(ward.AddUser(department: ward.Surgery), ward.PatientsOf(ward.Surgery)[0], 1);
        }

        foreach (var user in people)
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                ward.Open(user, ward.PatientsOf(ward.Surgery)[day % 8], day, 9);
            }

            foreach (var (patient, i) in Enumerable.Range(0, 12).SelectMany(_ => ward.AddPatients(2)).Select((p, i) => (p, i)))
            {
                ward.Open(user, patient, i / 2);
            }
        }

        foreach (var patient in ward.AddPatients(40))
        {
            ward.Open(people[2], patient, 8);
        }

        // All five would be found by browsing; the one whom volume finds has it in that finding, with no points.
        Assert.Equal(new HeldBack(0, 4, 0), Run(ward, "browsing").HeldBack);
        Assert.Equal(default, Run(ward, "volume").HeldBack);
    }

    private static RuleRun Run(Ward ward, string rule) => ward.Judge().Rules.Single(r => r.Id == rule);

    private static Allowance Allowed() => new()
    {
        Subject = AllowedSubject.User, Id = "u", Rules = ["fixation"], Reason = "Test account of the training environment.", ApprovedBy = "Privacy board", From = SiteCalendar.Date(Ward.Date(0)), Until = SiteCalendar.Date(Ward.Date(99)), Numbers = new HashSet<int>(),
    };

    /// <summary>Each of some escorts opens one record again and again, and nothing says why.</summary>
    private static int[] Follow(Ward ward, int people)
    {
        int[] escorts = [.. Enumerable.Range(0, 5).Select(_ => ward.AddUser(role: "Escort", department: ward.Surgery))];
        foreach (var escort in escorts)
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                ward.Open(escort, ward.PatientsOf(ward.Surgery)[day % 8], day, 9);
            }
        }

        foreach (var escort in escorts[..people])
        {
            var followed = ward.AddPatient();
            foreach (var day in new[] { 2, 6, 11, 17, 24, 26 })
            {
                ward.Open(escort, followed, day);
            }
        }

        return escorts;
    }
}
