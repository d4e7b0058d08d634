using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class EncounterInDepartmentExplanationTests
{
    [Fact]
    public void Explains_AStayOnTheUsersWard()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("encounter-in-department", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void Explains_TheRecordThatIsCompletedAfterDischarge()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -12, -5);
        ward.Do(AccessAction.Update, ward.Nurse, patient, 10);
        Assert.Equal("encounter-in-department", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>Who only reads completes nothing: a fortnight after the stay that is explained, later it is only of a visit of hours, and of those whose advice is asked.</summary>
    [Theory]
    [InlineData("Registered nurse", -12, -2, true)]
    [InlineData("Registered nurse", -12, -5, false)]
    [InlineData("Registered nurse", -5, -5, true)]
    [InlineData("Physician", -12, -5, true)]
    public void Explains_ReadingAfterAStay_ForAWhile(string role, int from, int to, bool expected)
    {
        var ward = new Ward();
        var (reader, patient) = (ward.AddUser(role: role), ward.AddPatient());
        ward.AddEncounter(patient, ward.Surgery, from, to, hour: 8);
        ward.Open(reader, patient, 10);
        Assert.Equal(expected ? "encounter-in-department" : null, ward.ReasonOf(reader, patient, 10));
    }

    /// <summary>That a relative was treated where one works is no reason to read on when it is over, with nothing done; for whoever does something, looks once or works the desk it is one.</summary>
    [Theory]
    [InlineData("Registered nurse", 8, 2, AccessAction.Read, true, null)]
    [InlineData("Registered nurse", 9, 2, AccessAction.Read, true, "encounter-in-department")]
    [InlineData("Registered nurse", 8, 2, AccessAction.Update, true, "encounter-in-department")]
    [InlineData("Registered nurse", 8, 1, AccessAction.Read, true, "encounter-in-department")]
    [InlineData("Registered nurse", 8, 2, AccessAction.Read, false, "encounter-in-department")]
    [InlineData("Unit clerk, registration", 8, 2, AccessAction.Read, true, "encounter-in-department")]
    public void DoesNotExplain_ReadingOfARelativeAfterTheVisit(string role, int ends, int accesses, AccessAction action, bool related, string? expected)
    {
        var ward = new Ward();
        var user = ward.AddUser(given: "Ada", family: "Quill", role: role, phone: "555-0101");
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 5, ends, attending: ward.NursesOf(ward.Surgery)[1]);
        if (related)
        {
            ward.AddRelation(patient, "Ada", "Quill", "555-0101");
        }

        for (var access = 0; access < accesses; access++)
        {
            ward.Do(action, user, patient, 10, 13, access);
        }

        Assert.Equal(expected, ward.ReasonOf(user, patient, 10));
    }

    /// <summary>A relative who is to come to the user soon; of what is booked for half a year later a late booking need not have this week judged again.</summary>
    [Theory]
    [InlineData(25, "encounter-in-department")]
    [InlineData(200, null)]
    public void Explains_ReadingOfARelativeWhoIsBookedWithTheUser(int ahead, string? expected)
    {
        var ward = new Ward();
        var (user, patient) = (ward.AddUser(given: "Ada", family: "Quill", phone: "555-0101"), ward.AddPatient());
        ward.AddEncounter(patient, ward.Surgery, 5, 8, attending: ward.NursesOf(ward.Surgery)[1]);
        ward.AddRelation(patient, "Ada", "Quill", "555-0101");
        ward.AddAppointment(patient, ward.Clinic, user, 10 + ahead);
        ward.Do(AccessAction.Read, user, patient, 10, 13);
        ward.Do(AccessAction.Read, user, patient, 10, 13, 1);
        Assert.Equal(expected, ward.ReasonOf(user, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AStayElsewhere()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AStayOfLastYear()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -310, -300);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ThatTheUserOpenedTheRecordBefore()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -60, -50);
        ward.Open(ward.Nurse, patient, -30);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }
}
