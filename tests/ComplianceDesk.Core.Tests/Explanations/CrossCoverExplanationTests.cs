using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class CrossCoverExplanationTests
{
    [Fact]
    public void Explains_ADayOnAnotherWard()
    {
        var ward = new Ward();
        var floating = ward.NursesOf(ward.Medicine)[0];
        var patients = ward.PatientsOf(ward.Maternity)[..6];
        foreach (var patient in patients)
        {
            ward.Open(floating, patient, 40);
        }

        Assert.Equal("cross-cover", ward.ReasonOf(floating, patients[0], 40));
    }

    /// <summary>A receptionist lent to another clinic for a day keeps that clinic's bookings: of the day, and of the weeks ahead. An office has reasons of its own, and billing sits at no desk.</summary>
    [Theory]
    [InlineData("Clinic receptionist", false, 62, "cross-cover")]
    [InlineData("Clinic receptionist", false, 80, null)]
    [InlineData("Scheduler", true, 62, "after-visit-work")]
    [InlineData("Biller", false, 62, null)]
    public void Explains_AFrontDeskLentToAnother(string role, bool isOffice, int booked, string? reason)
    {
        var ward = new Ward();
        var (clerk, other) = (ward.AddUser(role: role, department: isOffice ? ward.Office : ward.Surgery), ward.AddDepartment("clinical"));
        var patients = Enumerable.Range(0, 6).Select(_ => ward.AddPatient()).ToArray();
        foreach (var (at, patient) in patients.Index())
        {
            ward.AddAppointment(patient, other, ward.Nurse, at == 0 ? booked : 40);
            ward.Do(AccessAction.Update, clerk, patient, 40, 10 + at, department: other);
        }

        Assert.Equal(reason, ward.ReasonOf(clerk, patients[0], 40));
    }

    /// <summary>Whoever covers a ward on which a relative lies may have come to see the relative: nothing but work in the record tells.</summary>
    [Theory]
    [InlineData("Mercer", AccessAction.Read, null)]
    [InlineData("Mercer", AccessAction.Create, "cross-cover")]
    [InlineData("Novak", AccessAction.Read, "cross-cover")]
    public void DoesNotExplain_ALookAtOnesOwnHousehold(string family, AccessAction last, string? reason)
    {
        var ward = new Ward();
        var floating = ward.AddUser(department: ward.Medicine, family: "Mercer", address: "12 Birch Road", postalCode: "60110");
        var relative = ward.AddPatient(family: family, address: "12 Birch Road", postalCode: "60110");
        ward.AddEncounter(relative, ward.Maternity, 38, 44);
        foreach (var patient in ward.PatientsOf(ward.Maternity)[..6])
        {
            ward.Open(floating, patient, 40);
        }

        ward.Open(floating, relative, 40);
        ward.Do(last, floating, relative, 40, 14);
        Assert.Equal(reason, ward.ReasonOf(floating, relative, 40));
    }

    /// <summary>A nurse of the float pool, which serves all, reads on the ward where the log places her like its own people do; a VIP elsewhere she has no business with.</summary>
    [Theory]
    [InlineData(true, "cross-cover")]
    [InlineData(false, null)]
    public void Explains_AFloatNursesLookAtAVip_OnTheWardThatTheAccessNames(bool isNamed, string? reason)
    {
        var ward = new Ward();
        var floats = ward.AddDepartment("support", servesAll: true);
        var nurses = Enumerable.Range(0, 6).Select(_ => ward.AddUser(role: "Float nurse", department: floats)).ToArray();
        foreach (var nurse in nurses)
        {
            foreach (var (at, patient) in ward.PatientsOf(ward.Maternity)[..6].Index())
            {
                for (var day = 36; day < 40; day++)
                {
                    ward.Do(AccessAction.Update, nurse, patient, day, 10 + at, department: ward.Maternity);
                }
            }
        }

        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Maternity, 38, 44);
        foreach (var minute in new[] { 0, 30 })
        {
            ward.Do(AccessAction.Read, nurses[0], vip, 39, 14, minute, department: isNamed ? ward.Maternity : floats);
        }

        Assert.Equal(reason, ward.ReasonOf(nurses[0], vip, 39));
    }

    /// <summary>Three patients of another ward, all that the nurse had that day, are an assignment when something was written for each; two, or looks, are none.</summary>
    [Theory]
    [InlineData(3, 3, 0, "cross-cover")]
    [InlineData(3, 2, 0, null)]
    [InlineData(2, 2, 0, null)]
    [InlineData(3, 3, 1, null)]
    public void Explains_AnAssignmentOfThree_WhenTheUserWroteForEach(int patients, int written, int ofOwnWard, string? reason)
    {
        var ward = new Ward();
        var floating = ward.NursesOf(ward.Medicine)[0];
        // On day 40 the ward's own people no longer come: the day is the floating nurse's alone.
        foreach (var (at, patient) in ward.PatientsOf(ward.Maternity)[..patients].Index())
        {
            ward.Open(floating, patient, 40);
            if (at < written)
            {
                ward.Do(AccessAction.Create, floating, patient, 40, 15);
            }
        }

        foreach (var patient in ward.PatientsOf(ward.Medicine)[..ofOwnWard])
        {
            ward.Do(AccessAction.Create, floating, patient, 40, 16);
        }

        Assert.Equal(reason, ward.ReasonOf(floating, ward.PatientsOf(ward.Maternity)[0], 40));
    }

    /// <summary>How many patients are an assignment is set apart for one that was written in, and for one in accesses that name the ward.</summary>
    [Theory]
    [InlineData("others-written", true, false, null)]
    [InlineData("others-written", false, true, "cross-cover")]
    [InlineData("others-named", true, false, "cross-cover")]
    [InlineData("others-named", false, true, null)]
    [InlineData("others-named", true, true, "cross-cover")]
    public void Explains_AnAssignment_AsEachThresholdSays(string raised, bool isWritten, bool isNamed, string? reason)
    {
        var ward = new Ward { Policy = new() { Thresholds = new Dictionary<string, double> { [$"cross-cover.{raised}"] = 3 } } };
        var floating = ward.NursesOf(ward.Medicine)[0];
        foreach (var patient in ward.PatientsOf(ward.Maternity)[..3])
        {
            ward.Do(isWritten ? AccessAction.Create : AccessAction.Read, floating, patient, 40, 15, department: isNamed ? ward.Maternity : null);
        }

        Assert.Equal(reason, ward.ReasonOf(floating, ward.PatientsOf(ward.Maternity)[0], 40));
    }

    [Fact]
    public void DoesNotExplain_OnePatientOfAnotherWard()
    {
        var ward = new Ward();
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ADayOfPeopleWhoAreInCareNowhere()
    {
        var ward = new Ward();
        var patients = ward.AddPatients(6);
        foreach (var patient in patients)
        {
            ward.Open(ward.Nurse, patient, 40);
        }

        Assert.Null(ward.ReasonOf(ward.Nurse, patients[0], 40));
    }

    [Fact]
    public void DoesNotExplain_ADayOfAnOfficeWorker()
    {
        var ward = new Ward();
        var cook = ward.AddUser(role: "Kitchen porter", department: ward.Office);
        var patients = ward.PatientsOf(ward.Maternity)[..6];
        foreach (var patient in patients)
        {
            ward.Open(cook, patient, 40);
        }

        Assert.Null(ward.ReasonOf(cook, patients[0], 40));
    }

    [Fact]
    public void Explains_ADayOnAnotherWardThatOnlyTheLogShows()
    {
        var ward = new Ward();
        var floating = ward.NursesOf(ward.Medicine)[0];
        var patients = ward.AddPatients(5);
        foreach (var patient in patients)
        {
            ward.Do(AccessAction.Update, ward.NursesOf(ward.Maternity)[0], patient, 40);
            ward.Do(AccessAction.Update, ward.NursesOf(ward.Maternity)[1], patient, 40);
            ward.Open(floating, patient, 40);
        }

        Assert.Equal("cross-cover", ward.ReasonOf(floating, patients[0], 40));
    }

    /// <summary>Somebody who looks at one of these patients on every day of a month does not work there.</summary>
    [Fact]
    public void DoesNotExplain_OnePatientAgainAndAgain()
    {
        var ward = new Ward();
        var patient = ward.PatientsOf(ward.Maternity)[0];
        for (var day = 0; day < 30; day++)
        {
            ward.Open(ward.Nurse, patient, day);
        }

        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 20));
    }

    [Fact]
    public void Explains_TheOnePatientOfAShiftThatBeganWithSigningInThere()
    {
        var (ward, patient) = Shift(alsoAtHome: false);
        Assert.Equal("cross-cover", ward.ReasonOf(ward.Nurse, patient, 40));
    }

    [Fact]
    public void DoesNotExplain_OnePatientElsewhereInAShiftAtHome()
    {
        var (ward, patient) = Shift(alsoAtHome: true);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 40));
    }

    /// <summary>A day on which half the hospital is opened does not make such days usual.</summary>
    [Fact]
    public void CountsOut_TheDayThatIsAskedAbout()
    {
        var ward = new Ward();
        var floating = ward.AddUser(department: ward.Medicine);
        var patients = ward.AddPatients(30);
        foreach (var patient in patients)
        {
            ward.AddEncounter(patient, ward.Maternity, 30, 45);
            ward.Open(floating, patient, 40);
        }

        Assert.Null(ward.ReasonOf(floating, patients[0], 40));
    }

    private static (Ward Ward, int Patient) Shift(bool alsoAtHome)
    {
        var ward = new Ward();
        var patient = ward.PatientsOf(ward.Maternity)[0];
        // The morning's end of a night at home is another duty.
        ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[1], 40, 7);
        ward.Do(AccessAction.Login, ward.Nurse, 0, 40, 19, department: ward.Maternity);
        ward.Do(AccessAction.Read, ward.Nurse, patient, 40, 20, department: ward.Maternity);
        if (alsoAtHome)
        {
            ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 40, 21);
        }

        return (ward, patient);
    }
}
