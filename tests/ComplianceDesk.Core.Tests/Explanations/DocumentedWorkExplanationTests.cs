using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class DocumentedWorkExplanationTests
{
    [Theory]
    [InlineData(5, 10, true)]
    [InlineData(15, 10, true)]
    [InlineData(20, 10, false)]
    [InlineData(5, 80, false)]
    public void Explains_WorkOfAnotherDay(int work, int opened, bool expected) => Assert.Equal(expected ? "documented-work" : null, Reason(work, opened));

    /// <summary>A record is complete a month after the last visit, two weeks for who only reads and is not asked for advice: who comes back to it later is not at work on it, unless the patient comes again.</summary>
    [Theory]
    [InlineData("Registered nurse", 30, false, null, "documented-work")]
    [InlineData("Registered nurse", 40, false, null, null)]
    [InlineData("Registered nurse", 40, true, null, "documented-work")]
    [InlineData("Hospitalist physician", 40, false, null, "documented-work")]
    [InlineData("Registered nurse", 55, true, null, null)]
    [InlineData("Registered nurse", 55, false, 70, "documented-work")]
    public void Explains_UntilTheRecordIsComplete(string role, int opened, bool writes, int? booked, string? expected)
    {
        var ward = new Ward();
        var (user, patient) = (ward.AddUser(role: role), ward.AddPatient());
        ward.AddEncounter(patient, ward.Maternity, 0, 20);
        ward.AddWork(patient, user, 18);
        ward.Do(writes ? Core.Access.AccessAction.Update : Core.Access.AccessAction.Read, user, patient, opened);
        if (booked is { } day)
        {
            ward.AddAppointment(patient, ward.Medicine, 0, day);
        }

        Assert.Equal(expected, ward.ReasonOf(user, patient, opened));
    }

    /// <summary>A registry or a review comes back to a record when its time has come.</summary>
    [Fact]
    public void Explains_AnOfficesWorkForLonger()
    {
        var ward = new Ward();
        var (patient, abstractor) = (ward.AddPatient(), ward.AddUser(role: "Quality abstractor", department: ward.Office));
        ward.AddEncounter(patient, ward.Maternity, 0, 5);
        ward.AddWork(patient, abstractor, 8);
        ward.Open(abstractor, patient, 55);
        Assert.Equal("documented-work", ward.ReasonOf(abstractor, patient, 55));
    }

    /// <summary>Whoever looks may write a note to have a reason.</summary>
    [Fact]
    public void DoesNotExplain_ANoteOfTheSameDay() => Assert.Null(Reason(10, 10));

    /// <summary>Others act on an order, and a stay is built upon its admission: nobody writes them to excuse a look. Of a patient in care only.</summary>
    [Theory]
    [InlineData(true, "documented-work")]
    [InlineData(false, null)]
    public void Explains_WorkOfTheSameDayThatOthersActOn(bool inCare, string? expected) => Assert.Equal(expected, Reason(10, 10, inCare, isActedOn: true));

    [Fact]
    public void DoesNotExplain_ANoteOnSomeoneWhoWasNotInCare() => Assert.Null(Reason(5, 10, inCare: false));

    /// <summary>What was noted the evening before is care that goes on; what is noted the day after may be an excuse.</summary>
    [Theory]
    [InlineData(9, "documented-work")]
    [InlineData(11, null)]
    public void Explains_TheMorningAfterWork(int work, string? expected)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Maternity, 0, 20);
        ward.AddWork(patient, ward.Nurse, work);
        ward.Open(ward.Nurse, patient, 10, work < 10 ? 8 : 13);
        Assert.Equal(expected, ward.ReasonOf(ward.Nurse, patient, 10));
    }

    private static string? Reason(int work, int opened, bool inCare = true, bool isActedOn = false)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        if (inCare)
        {
            ward.AddEncounter(patient, ward.Maternity, 0, 20);
        }

        ward.AddWork(patient, ward.Nurse, work, isActedOn);
        ward.Open(ward.Nurse, patient, opened);
        return ward.ReasonOf(ward.Nurse, patient, opened);
    }
}
