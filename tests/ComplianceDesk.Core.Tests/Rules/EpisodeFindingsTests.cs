using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class EpisodeFindingsTests
{
    [Fact]
    public void Grows_WhenItRestsOnWhatTheEarlierFindingHolds()
    {
        var ward = new Ward();
        Browse(ward, 2, 4, 6, 8, 10, 12);
        Browse(ward, 35, 37);
        var past = new Past();
        var first = ward.Judge(new Epoch(Ward.Date(0), Ward.Date(13)), past);
        past.Add(first.Learned);
        past.Add(ward.Judge(new Epoch(Ward.Date(14), Ward.Date(33)), past).Learned);
        var later = Assert.Single(ward.Judge(new Epoch(Ward.Date(34), Ward.Date(40)), past).Findings);
        Assert.Equal(Assert.Single(first.Findings).Key, later.Key);
        Assert.NotEmpty(later.Earlier);
    }

    [Fact]
    public void Says_WhatWasRuledOut()
    {
        var ward = new Ward();
        Browse(ward, 2, 4, 6, 8, 10, 12);
        var finding = Assert.Single(ward.Judge().Findings);
        Assert.Equal("explanations", finding.Signals[^1].Rule);
        Assert.Equal("In the week judged last, no documented reason was found for 12 of the 12 sessions (one patient on one day) it rests on.", finding.Signals[^1].Sentence);
        Assert.Equal(0, finding.Signals[^1].Weight);
    }

    [Fact]
    public void Says_NothingOfReasons_WhereNoPatientWasOpened()
    {
        var ward = new Ward();
        for (var minute = 0; minute < 12; minute++)
        {
            ward.Do(AccessAction.Login, ward.Nurse, 0, 20, 3, minute, AccessOutcome.Failure, address: 900);
        }

        var finding = Assert.Single(ward.Judge().Findings, f => f.Rules.Contains("failed-logins"));
        Assert.DoesNotContain(finding.Signals, s => s.Rule == "explanations");
    }

    private static void Browse(Ward ward, params int[] days)
    {
        foreach (var day in days)
        {
            foreach (var patient in ward.AddPatients(2))
            {
                ward.Open(ward.Nurse, patient, day);
            }
        }
    }
}
