using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class AfterVisitWorkExplanationTests
{
    [Fact]
    public void Explains_TheCoderOfADischargedPatient()
    {
        var ward = new Ward();
        var coder = ward.AddUser(role: "Coder", department: ward.Office);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -15, -10);
        ward.Open(coder, patient, 10);
        Assert.Equal("after-visit-work", ward.ReasonOf(coder, patient, 10));
    }

    [Fact]
    public void Explains_TheReleaseOfADeadPatientsRecord()
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        var patient = ward.AddPatient(death: -900);
        ward.Open(clerk, patient, 10);
        Assert.Equal("after-visit-work", ward.ReasonOf(clerk, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AnOfficeWithoutBusinessInCharts()
    {
        var ward = new Ward();
        var cook = ward.AddUser(role: "Kitchen porter", department: ward.Office);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -15, -10);
        ward.Open(cook, patient, 10);
        Assert.Null(ward.ReasonOf(cook, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_TheCoderOfAPatientWhoWasNeverHere()
    {
        var ward = new Ward();
        var coder = ward.AddUser(role: "Coder", department: ward.Office);
        var patient = ward.AddPatient();
        ward.Open(coder, patient, 10);
        Assert.Null(ward.ReasonOf(coder, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_TheCoderYearsLater()
    {
        var ward = new Ward();
        var coder = ward.AddUser(role: "Coder", department: ward.Office);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -800, -790);
        ward.Open(coder, patient, 10);
        Assert.Null(ward.ReasonOf(coder, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AClinicsSchedulerForAnotherDepartmentsPatient()
    {
        var ward = new Ward();
        var scheduler = ward.AddUser(role: "Scheduler", department: ward.Clinic);
        int[] patients = [ward.AddPatient(), ward.AddPatient()];
        ward.AddEncounter(patients[0], ward.Surgery, 40, 41);
        ward.AddEncounter(patients[1], ward.Clinic, 40, 41);
        foreach (var patient in patients)
        {
            ward.Open(scheduler, patient, 10);
        }

        Assert.Null(ward.ReasonOf(scheduler, patients[0], 10));
        Assert.Equal("after-visit-work", ward.ReasonOf(scheduler, patients[1], 10));
    }

    [Fact]
    public void DoesNotExplain_EvenOneLookAtTheRecordOfOnesOwnManager()
    {
        var (ward, coder, manager) = Line(until: -20);
        Assert.Null(ward.ReasonOf(coder, manager, 10));
    }

    [Fact]
    public void Explains_TheCodingOfOnesManagersStay_WhileTheBillIsHeld()
    {
        var (ward, coder, manager) = Line(until: 7);
        Assert.Equal("after-visit-work", ward.ReasonOf(coder, manager, 10));
    }

    private static (Ward Ward, int Coder, int Manager) Line(int until)
    {
        var ward = new Ward();
        var boss = ward.AddUser(role: "Manager", department: ward.Office);
        var coder = ward.AddUser(role: "Coder", department: ward.Office, manager: boss);
        var record = ward.AddPatient(employee: boss);
        ward.AddEncounter(record, ward.Surgery, until - 2, until);
        ward.Do(Core.Access.AccessAction.Read, coder, record, 10);
        return (ward, coder, record);
    }

    [Fact]
    public void Explains_TheRecordOfOnesManager_WhereNoFeedTellsOfVisits()
    {
        var ward = new Ward("encounters");
        var boss = ward.AddUser(role: "Manager", department: ward.Office);
        var coder = ward.AddUser(role: "Coder", department: ward.Office, manager: boss);
        var record = ward.AddPatient(employee: boss);
        ward.AddAppointment(record, ward.Clinic, 0, -10);
        ward.Open(coder, record, 10);
        Assert.Equal("after-visit-work", ward.ReasonOf(coder, record, 10));
    }
}
