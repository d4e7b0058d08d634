using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>A patient no feed ties to the ward, opened on day 10.</summary>
public sealed class ColleaguesAtWorkExplanationTests
{
    [Fact]
    public void Explains_AUnitTwoOfWhosePeopleWrote()
    {
        var (ward, patient) = Transferred();
        Write(ward, ward.NursesOf(ward.Surgery)[1], patient, 10);
        Write(ward, ward.NursesOf(ward.Surgery)[2], patient, 9);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("colleagues-at-work", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>What colleagues wrote once the patient had come to the emergency department is no reason for having looked hours before.</summary>
    [Theory]
    [InlineData(9, null)]
    [InlineData(20, "colleagues-at-work")]
    public void DoesNotExplain_ALookBeforeAnEmergencyVisit(int hour, string? expected)
    {
        var (ward, patient) = Transferred();
        ward.AddEncounter(patient, ward.Emergency, 10, 11, emergency: true, hour: 18);
        Write(ward, ward.NursesOf(ward.Surgery)[1], patient, 11);
        Write(ward, ward.NursesOf(ward.Surgery)[2], patient, 11);
        ward.Open(ward.Nurse, patient, 10, hour);
        Assert.Equal(expected, ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void Explains_AUnitOneOfWhosePeopleWroteBesideTheLaboratory()
    {
        var (ward, patient) = Transferred();
        Write(ward, ward.NursesOf(ward.Surgery)[1], patient, 9);
        Write(ward, ward.AddUser(department: ward.Laboratory), patient, 10);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("colleagues-at-work", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>What is asked about is no answer: a colleague's writing alone says nothing of the unit.</summary>
    [Fact]
    public void CountsOut_WhatTheUserWroteBesideAColleague()
    {
        var (ward, patient) = Transferred();
        Write(ward, ward.NursesOf(ward.Surgery)[1], patient, 10);
        Write(ward, ward.Nurse, patient, 10);
        Assert.NotEqual("colleagues-at-work", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>Whoever looks again and again, and writes to excuse it, has no reason for it.</summary>
    [Fact]
    public void DoesNotExplain_WhatTheUserAloneWrote()
    {
        var (ward, patient) = Transferred();
        for (var day = 5; day < 15; day++)
        {
            Write(ward, ward.Nurse, patient, day);
        }

        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ColleaguesWhoOnlyRead()
    {
        var (ward, patient) = Transferred();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            ward.Open(nurse, patient, 10);
        }

        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AnotherUnitsWork()
    {
        var (ward, patient) = Transferred();
        Write(ward, ward.NursesOf(ward.Maternity)[1], patient, 10);
        Write(ward, ward.NursesOf(ward.Maternity)[2], patient, 10);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    private static (Ward Ward, int Patient) Transferred()
    {
        var ward = new Ward();
        return (ward, ward.AddPatient());
    }

    private static void Write(Ward ward, int user, int patient, int day) => ward.Do(AccessAction.Update, user, patient, day);
}
