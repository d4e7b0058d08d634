using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>A patient no feed states a visit of, in whose record surgical nurses wrote on day 10.</summary>
public sealed class CareSeenExplanationTests
{
    [Theory]
    [InlineData(10, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(9, false)]
    public void Explains_TheLaboratoryOfThatDayAndTheNext(int day, bool expected) => Assert.Equal(expected ? "care-seen" : null, Reason(w => w.AddUser(department: w.Laboratory), day));

    [Theory]
    [InlineData(25, true)]
    [InlineData(70, false)]
    public void Explains_TheCoderWithinTheDaysOfCoding(int day, bool expected) => Assert.Equal(expected ? "care-seen" : null, Reason(w => w.AddUser(role: "Coder", department: w.Office), day));

    [Fact]
    public void DoesNotExplain_AClinicalDepartment() => Assert.Null(Reason(w => w.NursesOf(w.Maternity)[0], 10));

    [Fact]
    public void DoesNotExplain_WhatOnePersonWrote() => Assert.Null(Reason(w => w.AddUser(department: w.Laboratory), 10, people: 1));

    /// <summary>A laboratory in which everybody writes into a record makes no visit of it.</summary>
    [Fact]
    public void DoesNotExplain_TheLaboratoryByItsOwnWriting()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        var technologists = Enumerable.Range(0, 3).Select(_ => ward.AddUser(department: ward.Laboratory)).ToArray();
        foreach (var user in technologists)
        {
            ward.Do(AccessAction.Update, user, patient, 10);
        }

        Assert.NotEqual("care-seen", ward.ReasonOf(technologists[0], patient, 10));
    }

    /// <summary>A nurse and a technologist show a visit to everybody but the two of them.</summary>
    [Fact]
    public void CountsOut_WhatTheUserWroteBesideANurse()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        var (writing, reading) = (ward.AddUser(department: ward.Laboratory), ward.AddUser(department: ward.AddDepartment("support")));
        ward.Do(AccessAction.Update, ward.NursesOf(ward.Surgery)[0], patient, 10);
        ward.Do(AccessAction.Update, writing, patient, 10);
        ward.Open(reading, patient, 11);
        Assert.NotEqual("care-seen", ward.ReasonOf(writing, patient, 10));
        Assert.Equal("care-seen", ward.ReasonOf(reading, patient, 11));
    }

    /// <summary>A service meets its patients in its list: it did not look for a colleague to read there and write nothing.</summary>
    [Theory]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, true)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    public void DoesNotExplain_AColleagueWhoWasSearchedFor(bool employed, bool searches, bool writes, bool expected)
    {
        var ward = new Ward();
        var patient = ward.AddPatient(employee: employed ? ward.NursesOf(ward.Maternity)[0] : 0);
        foreach (var nurse in ward.NursesOf(ward.Surgery)[..2])
        {
            ward.Do(AccessAction.Update, nurse, patient, 10);
        }

        var reader = ward.AddUser(department: ward.Laboratory);
        if (searches)
        {
            ward.Do(AccessAction.Query, reader, 0, 10, 15);
        }

        ward.Do(writes ? AccessAction.Update : AccessAction.Read, reader, patient, 10, 15);
        Assert.Equal(expected, ward.ReasonOf(reader, patient, 10) is not null);
    }

    private static string? Reason(Func<Ward, int> who, int day, int people = 2)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        for (var i = 0; i < people; i++)
        {
            ward.Do(AccessAction.Update, ward.NursesOf(ward.Surgery)[i], patient, 10);
        }

        var user = who(ward);
        ward.Open(user, patient, day);
        return ward.ReasonOf(user, patient, day);
    }

    /// <summary>What was written in the evening belongs to the emergency visit of the evening, of which nobody knew at noon.</summary>
    [Theory]
    [InlineData(13, null)]
    [InlineData(23, "support-department")]
    public void DoesNotExplain_TheHoursBeforeAnEmergencyOfTheSameDay(int hour, string? expected)
    {
        var ward = new Ward();
        var (patient, technologist) = (ward.AddPatient(), ward.AddUser(department: ward.Laboratory));
        ward.AddEncounter(patient, ward.Emergency, 10, 11, emergency: true, hour: 20);
        foreach (var nurse in ward.NursesOf(ward.Emergency)[..2])
        {
            ward.Do(AccessAction.Update, nurse, patient, 10, 21);
        }

        ward.Open(technologist, patient, 10, hour);
        Assert.Equal(expected, ward.ReasonOf(technologist, patient, 10));
    }
}
