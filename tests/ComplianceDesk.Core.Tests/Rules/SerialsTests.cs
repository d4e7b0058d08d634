using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class SerialsTests
{
    private readonly Ward ward = new() { Policy = Ward.Without("browsing") };

    [Fact]
    public void Gathers_TheLooksOfOneUserAtThreePatients()
    {
        var vips = Look(10, 11, 12);
        var finding = Assert.Single(ward.Judge().Findings);
        Assert.Equal(($"serial:{ward.Nurse}:{Ward.Date(10)}", ward.Nurse, 0, 6), (finding.Key, finding.User, finding.Patient, finding.Rows.Count));
        Assert.StartsWith("3 of the 3 patients; the clearest: ", finding.Signals[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(3, vips.Count);
    }

    [Fact]
    public void LeavesApart_WhatIsAboutTwo()
    {
        Look(10, 11);
        Assert.Equal(2, ward.Judge().Findings.Count(f => f.Patient != 0));
    }

    [Fact]
    public void LeavesApart_TheLooksOfThreeUsers()
    {
        foreach (var nurse in ward.NursesOf(ward.Surgery)[..3])
        {
            ward.Open(nurse, ward.AddPatient(vip: true), 10);
        }

        Assert.Equal(3, ward.Judge().Findings.Count(f => f.Patient != 0));
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(29, 1)]
    public void Grows_ByWhatFollowsWithinTwoWeeks(int day, int apart)
    {
        Look(10, 11, 12, day);
        var past = new Past();
        var first = ward.Judge(new Epoch(Ward.Date(0), Ward.Date(20)), past);
        past.Add(first.Learned);
        var second = ward.Judge(new Epoch(Ward.Date(21), Ward.Date(34)), past);
        Assert.Equal(apart == 0 ? [first.Findings[0].Key] : [$"pair:{ward.Nurse}:{last}"], second.Findings.Select(f => f.Key));
    }

    private int last;

    private List<int> Look(params int[] days)
    {
        var vips = new List<int>();
        foreach (var day in days)
        {
            vips.Add(last = ward.AddPatient(vip: true));
            ward.Open(ward.Nurse, last, day);
        }

        return vips;
    }
}
