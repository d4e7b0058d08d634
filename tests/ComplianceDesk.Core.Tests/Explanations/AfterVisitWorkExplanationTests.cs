using ComplianceDesk.Core.Access;
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

    /// <summary>Measures of a calendar year are abstracted until May of the next.</summary>
    [Theory]
    [InlineData(-480, "after-visit-work")]
    [InlineData(-510, null)]
    public void Explains_TheAbstractionOfLastYearsVisits(int visit, string? expected)
    {
        var ward = new Ward();
        var (abstractor, patient) = (ward.AddUser(role: "Quality abstractor", department: ward.Office), ward.AddPatient());
        ward.AddEncounter(patient, ward.Clinic, visit, visit);
        ward.Open(abstractor, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(abstractor, patient, 10));
    }

    /// <summary>Deaths are reviewed by quality within a year, wherever the patient died.</summary>
    [Theory]
    [InlineData(-350, "after-visit-work")]
    [InlineData(-360, null)]
    public void Explains_TheReviewOfADeath(int death, string? expected)
    {
        var ward = new Ward();
        var (abstractor, patient) = (ward.AddUser(role: "Quality abstractor", department: ward.Office), ward.AddPatient(death: death));
        ward.Open(abstractor, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(abstractor, patient, 10));
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

    /// <summary>An office that teaches residents gives them no work on the records of whoever was here; where they are at work does.</summary>
    [Theory]
    [InlineData(true, "encounter-in-department")]
    [InlineData(false, null)]
    public void DoesNotExplain_AResidentOfATeachingOffice_ButWhereTheyWork(bool isThere, string? expected)
    {
        var ward = new Ward();
        var resident = ward.AddUser(role: "Resident PGY-2", department: ward.AddDepartment("office", name: "Graduate Medical Education"));
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, 8, 8);
        ward.Do(AccessAction.Read, resident, patient, 10, department: isThere ? ward.Clinic : ward.Surgery);
        Assert.Equal(expected, ward.ReasonOf(resident, patient, 10));
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
        ward.AddAppointment(patients[0], ward.Surgery, 0, 50);
        ward.AddAppointment(patients[1], ward.Clinic, 0, 50);
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

    /// <summary>Whoever bills sees bills, whoever's they are; the chart is another matter.</summary>
    [Theory]
    [InlineData(ObjectKind.Billing, "after-visit-work")]
    [InlineData(ObjectKind.Clinical, null)]
    public void Explains_OnlyTheBillOfSomebodyAtHome(ObjectKind second, string? expected)
    {
        var (ward, biller, patient) = Home("Billing specialist");
        ward.Do(AccessAction.Read, biller, patient, 20, kind: ObjectKind.Billing);
        ward.Do(AccessAction.Read, biller, patient, 20, minute: 2, kind: second);
        Assert.Equal(expected, ward.ReasonOf(biller, patient, 20));
    }

    [Theory]
    [InlineData(ObjectKind.Billing, "after-visit-work")]
    [InlineData(ObjectKind.Clinical, null)]
    public void Explains_OnlyTheBillOfOnesOwn(ObjectKind second, string? expected)
    {
        var ward = new Ward();
        var record = ward.AddPatient();
        var biller = ward.AddUser(role: "Billing specialist", department: ward.Office, ownPatient: record);
        ward.AddEncounter(record, ward.Surgery, -10, -8);
        ward.Do(AccessAction.Read, biller, record, 20, kind: ObjectKind.Billing);
        ward.Do(AccessAction.Read, biller, record, 20, minute: 2, kind: second);
        Assert.Equal(expected, ward.ReasonOf(biller, record, 20));
    }

    /// <summary>Of a series of reviews each chart is opened because it is next.</summary>
    [Theory]
    [InlineData(12, "after-visit-work")]
    [InlineData(6, null)]
    public void Explains_AChartOfManyReviewedThatDay(int others, string? expected)
    {
        var (ward, reviewer, patient) = Home("Quality analyst");
        foreach (var other in ward.AddPatients(others))
        {
            ward.AddEncounter(other, ward.Surgery, -10, -8);
            ward.Open(reviewer, other, 20);
        }

        ward.Open(reviewer, patient, 20);
        Assert.Equal(expected, ward.ReasonOf(reviewer, patient, 20));
    }

    /// <summary>The bill of somebody at home is made in the week after it was held, and the chart is read beside it; later, or without the bill, it is no work.</summary>
    [Theory]
    [InlineData(2, ObjectKind.Billing, "after-visit-work")]
    [InlineData(2, ObjectKind.Clinical, null)]
    [InlineData(12, ObjectKind.Billing, null)]
    public void Explains_TheChartBesideTheBill_WhileItIsMade(int opened, ObjectKind first, string? expected)
    {
        var (ward, biller, patient) = Home("Billing specialist");
        ward.Do(AccessAction.Read, biller, patient, opened, kind: first);
        ward.Do(AccessAction.Read, biller, patient, opened, minute: 2, kind: ObjectKind.Clinical);
        Assert.Equal(expected, ward.ReasonOf(biller, patient, opened));
    }

    /// <summary>Five working days have a weekend among them.</summary>
    [Theory]
    [InlineData(4, "after-visit-work")]
    [InlineData(0, null)]
    public void Explains_TheCodingOfOnesManagersStay_UntilTheHoldEnds(int until, string? expected)
    {
        var (ward, coder, manager) = Line(until);
        Assert.Equal(expected, ward.ReasonOf(coder, manager, 10));
    }

    private static (Ward Ward, int User, int Patient) Home(string role)
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Quill", role: role, department: ward.Office, address: "1 Elm Street", postalCode: "62500");
        var patient = ward.AddPatient(family: "Quill", address: "1 Elm Street", postalCode: "62500");
        ward.AddEncounter(patient, ward.Surgery, -10, -8);
        return (ward, user, patient);
    }

    /// <summary>Nobody plans the discharge of the dead; quality reviews them.</summary>
    [Theory]
    [InlineData("Case manager", 5, "after-visit-work")]
    [InlineData("Case manager", 25, null)]
    [InlineData("Quality analyst", 25, "after-visit-work")]
    public void DoesNotExplain_CaseManagementLongAfterADeath(string role, int opened, string? expected)
    {
        var ward = new Ward();
        var user = ward.AddUser(role: role, department: ward.Office);
        var patient = ward.AddPatient(death: 0);
        ward.AddEncounter(patient, ward.Surgery, -3, 0);
        ward.Open(user, patient, opened);
        Assert.Equal(expected, ward.ReasonOf(user, patient, opened));
    }

    /// <summary>Booking a visit to a protected programme takes the face sheet, not the chart.</summary>
    [Theory]
    [InlineData(ObjectKind.Demographics, "after-visit-work")]
    [InlineData(ObjectKind.Clinical, null)]
    public void DoesNotExplain_ASchedulerInTheChartOfAProtectedRecord(ObjectKind kind, string? expected)
    {
        var ward = new Ward();
        var scheduler = ward.AddUser(role: "Scheduler", department: ward.Office);
        var patient = ward.AddPatient(restricted: "part2");
        ward.AddEncounter(patient, ward.Clinic, 12, 12);
        ward.Do(AccessAction.Read, scheduler, patient, 10, kind: kind);
        ward.Do(AccessAction.Read, scheduler, patient, 10, minute: 2, kind: kind);
        Assert.Equal(expected, ward.ReasonOf(scheduler, patient, 10));
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

    /// <summary>A clinic's receptionist books the clinic's patients, also where only the name tells that it is one.</summary>
    [Theory]
    [InlineData("7210 AMB ORTHO", null)]
    [InlineData("8560 PATIENT ACCESS", "after-visit-work")]
    public void DoesNotExplain_AReceptionistOfAnotherClinic(string department, string? expected)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "REP PATIENT SERVICES I", department: ward.AddDepartment("", name: department));
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, 8, 8);
        ward.Open(clerk, patient, 12);
        Assert.Equal(expected, ward.ReasonOf(clerk, patient, 12));
    }
}
