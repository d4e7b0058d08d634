using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class RecordRushRuleTests
{
    [Fact]
    public void Flags_ManyDepartmentsOnOneRecordAsOneIncident()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        int[] crowd = [.. Clinical(ward).SelectMany(d => ward.NursesOf(d).Take(2))];
        foreach (var user in crowd)
        {
            ward.Open(user, patient, 10);
        }

        ward.Open(crowd[3], patient, 11);
        var found = Assert.Single(ward.Judge().Findings, f => f.Rules.Contains("record-rush"));
        var window = ward.Explained().Window;
        Assert.Equal(($"rush:{patient}", crowd[3], patient), (found.Key, found.User, found.Patient));
        Assert.Equal(crowd.Order(), found.Rows.Select(r => window.User[r]).Distinct().Order());
        Assert.Equal(RiskScore.Total(found.Signals), found.Score);
    }

    [Fact]
    public void StaysQuiet_OnTheNursesOfOneWard()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        foreach (var user in ward.NursesOf(ward.Medicine))
        {
            ward.Open(user, patient, 10);
        }

        Assert.Empty(ward.Found<RecordRushRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheyComeWeeksApart()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        foreach (var (department, turn) in Clinical(ward).Select((d, i) => (d, i)))
        {
            ward.Open(ward.NursesOf(department)[0], patient, 7 * turn);
            ward.Open(ward.NursesOf(department)[1], patient, 7 * turn);
        }

        Assert.Empty(ward.Found<RecordRushRule>());
    }

    /// <summary>Policy may ask for a longer time than the week that is judged: earlier weeks are remembered.</summary>
    [Theory]
    [InlineData(20, "8 people ")]
    [InlineData(30, "10 people ")]
    public void Flags_WhatPolicyCallsOneRush_OverWeeks(double days, string expected)
    {
        var ward = new Ward { Policy = new() { Thresholds = new Dictionary<string, double> { ["record-rush.days"] = days } } };
        var patient = ward.AddPatient();
        foreach (var (turn, department) in Clinical(ward).Index())
        {
            foreach (var nurse in ward.NursesOf(department)[..2])
            {
                ward.Open(nurse, patient, 6 * turn);
            }
        }

        var past = new Past();
        past.Add(ward.Judge(new Epoch(Ward.Date(0), Ward.Date(20)), past).Learned);
        var signals = ward.Judge(new Epoch(Ward.Date(21), Ward.Date(27)), past).Findings.SelectMany(f => f.Signals);
        Assert.Contains(signals, s => s.Rule == "record-rush" && s.Sentence.StartsWith(expected, StringComparison.Ordinal));
    }

    private static int[] Clinical(Ward ward) => [ward.Surgery, ward.Medicine, ward.Emergency, ward.Clinic, ward.Maternity];
}
