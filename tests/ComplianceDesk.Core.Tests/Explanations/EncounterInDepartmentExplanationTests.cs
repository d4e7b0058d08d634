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
