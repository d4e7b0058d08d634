using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>A night nurse and a patient for whom she has a reason from day 10 on.</summary>
public sealed class SameShiftExplanationTests
{
    [Theory]
    [InlineData(9, 23, 1, "same-shift")]
    [InlineData(9, 20, 1, null)]
    [InlineData(8, 23, 1, null)]
    public void Explains_WhatLiesOnTheOtherSideOfMidnight(int day, int hour, int withReason, string? expected)
    {
        var ward = new Ward();
        var nurse = ward.NursesOf(ward.Maternity)[0];
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, nurse, 17, 17);
        ward.Do(AccessAction.Read, nurse, patient, 10, withReason);
        ward.Do(AccessAction.Read, nurse, patient, day, hour);
        Assert.Equal("care-team", ward.ReasonOf(nurse, patient, 10));
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, day));
    }

    /// <summary>The reason of one night goes no further than the day beside it.</summary>
    [Fact]
    public void DoesNotGoOnFromNightToNight()
    {
        var ward = new Ward();
        var nurse = ward.NursesOf(ward.Maternity)[0];
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, nurse, 17, 17);
        ward.Do(AccessAction.Read, nurse, patient, 8, 23);
        ward.Do(AccessAction.Read, nurse, patient, 9, 1);
        ward.Do(AccessAction.Read, nurse, patient, 9, 23);
        ward.Do(AccessAction.Read, nurse, patient, 10, 1);
        Assert.Equal("same-shift", ward.ReasonOf(nurse, patient, 9));
        Assert.Null(ward.ReasonOf(nurse, patient, 8));
    }
}
