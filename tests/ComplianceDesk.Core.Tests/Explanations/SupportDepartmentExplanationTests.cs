using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class SupportDepartmentExplanationTests
{
    [Fact]
    public void Explains_TheLaboratoryForAPatientInCare()
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(technician, patient, 10);
        Assert.Equal("support-department", ward.ReasonOf(technician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_TheLaboratoryForAPatientInCareNowhere()
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.AddPatient();
        ward.Open(technician, patient, 10);
        Assert.Null(ward.ReasonOf(technician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AWardThatServesNoOther()
    {
        var ward = new Ward();
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>Pre-admission testing has work on whoever is booked in some weeks, wherever, and none when that is over or nothing is booked.</summary>
    [Theory]
    [InlineData("Pre-Admission Testing", 29, "support-department")]
    [InlineData("Pre-Admission Testing", 31, null)]
    [InlineData("Pre-Admission Testing", -1, null)]
    [InlineData("Infusion", 29, null)]
    public void Explains_PreparationForWhatIsBooked(string name, int ahead, string? expected)
    {
        var ward = new Ward();
        var nurse = ward.AddUser(department: ward.AddDepartment("clinical", name: name));
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, 10 + ahead);
        ward.Open(nurse, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, 10));
    }

    /// <summary>Tests come before a stay that is planned; nobody foresees an emergency.</summary>
    [Theory]
    [InlineData(false, "support-department")]
    [InlineData(true, null)]
    public void Explains_TestsBeforeAVisit_ThatWasForeseen(bool emergency, string? expected)
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Emergency, 12, 12, emergency: emergency);
        ward.Open(technician, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(technician, patient, 10));
    }

    /// <summary>Where a system lets a role into protected records by an override alone, the override is no decision of the person's; where others come in without it, or the reason says nothing, it is.</summary>
    [Theory]
    [InlineData(true, "Covering the house", "support-department")]
    [InlineData(true, ".", null)]
    [InlineData(false, "Covering the house", null)]
    public void Explains_AnOverrideThatIsTheRolesDoor(bool othersOverride, string reason, string? expected)
    {
        var ward = new Ward();
        var supervisors = Enumerable.Range(0, 3).Select(_ => ward.AddUser(role: "House supervisor", department: ward.Laboratory)).ToArray();
        var (said, why) = (ward.AddReason(reason), ward.AddReason("Bed management"));
        for (var i = 0; i < 6; i++)
        {
            var patient = ward.AddPatient(restricted: "part2");
            ward.AddEncounter(patient, ward.Medicine, 8, 12);
            ward.Do(AccessAction.Read, supervisors[i % 2], patient, 10, 8 + i, breakGlass: othersOverride, reason: why);
            ward.Do(AccessAction.Update, supervisors[i % 2], patient, 10, 8 + i, 1);
        }

        var asked = ward.AddPatient(restricted: "part2");
        ward.AddEncounter(asked, ward.Medicine, 8, 12);
        ward.Do(AccessAction.Read, supervisors[2], asked, 10, 9, breakGlass: true, reason: said);
        ward.Do(AccessAction.Read, supervisors[2], asked, 10, 9, 1);
        Assert.Equal(expected, ward.ReasonOf(supervisors[2], asked, 10));
    }

    /// <summary>
    /// A laboratory comes to file a result, and its people nearly always leave one: who reads two pages of somebody whom one may know and leaves nothing did not come for that. What is read once may be anything,
    /// but of one's own manager; and where people of the role read as a rule, reading is their work.
    /// </summary>
    [Theory]
    [InlineData("vip", true, true, 2, null)]
    [InlineData("vip", false, true, 2, "support-department")]
    [InlineData("vip", true, false, 2, "support-department")]
    [InlineData("vip", true, true, 1, "support-department")]
    [InlineData("vip", true, true, 1, "support-department", true)]
    [InlineData("neighbor", true, true, 2, null)]
    [InlineData("namesake", true, true, 2, null)]
    [InlineData("manager", true, true, 1, null)]
    [InlineData("stranger", true, true, 2, "support-department")]
    public void DoesNotExplain_ALookWithoutWorkAtSomebodyKnown(string who, bool peersWrite, bool isIdle, int accesses, string? expected, bool searches = false)
    {
        var ward = new Ward();
        var manager = ward.AddUser();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory, family: "Rarebird", address: "12 Mill Lane", postalCode: "01234", manager: manager);
        foreach (var peer in Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Technologist", department: ward.Laboratory)))
        {
            foreach (var (day, patient) in Enumerable.Range(0, Ward.WorkingDays).Select(d => (d, ward.PatientsOf(ward.Maternity)[d % 8])))
            {
                ward.Do(peersWrite ? AccessAction.Update : AccessAction.Read, peer, patient, day, 9);
            }
        }

        var asked = who switch
        {
            "vip" => ward.AddPatient(vip: true),
            "neighbor" => ward.AddPatient(address: "16 Mill Lane", postalCode: "01234"),
            "namesake" => ward.AddPatient(family: "Rarebird"),
            "manager" => ward.AddPatient(employee: manager),
            _ => ward.AddPatient(),
        };
        ward.AddEncounter(asked, ward.Maternity, 5, 15);
        if (searches)
        {
            // A search that names whom it found opens nothing.
            ward.Do(AccessAction.Query, technician, asked, 10, 12, 59);
        }

        for (var access = 0; access < accesses; access++)
        {
            ward.Do(isIdle ? AccessAction.Read : AccessAction.Update, technician, asked, 10, 13, access);
        }

        Assert.Equal(expected, ward.ReasonOf(technician, asked, 10));
    }

    /// <summary>What others of the service did on the day says as little; and where a role is one person's, the department tells what is done there.</summary>
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "colleagues-at-work")]
    public void DoesNotExplain_SuchALookByWhatColleaguesDid(bool works, string? expected)
    {
        var ward = new Ward();
        var sonographer = ward.AddUser(role: "Sonographer", department: ward.Laboratory);
        int[] peers = [.. Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Technologist", department: ward.Laboratory))];
        foreach (var (day, patient) in Enumerable.Range(0, Ward.WorkingDays).Select(d => (d, ward.PatientsOf(ward.Maternity)[d % 8])))
        {
            foreach (var peer in peers)
            {
                ward.Do(AccessAction.Update, peer, patient, day, 9);
            }
        }

        var vip = ward.AddPatient(vip: true);
        ward.Do(AccessAction.Update, peers[0], vip, 10, 9);
        ward.Do(AccessAction.Update, peers[1], vip, 10, 10);
        ward.Do(AccessAction.Read, sonographer, vip, 10, 13, 0);
        ward.Do(works ? AccessAction.Create : AccessAction.Read, sonographer, vip, 10, 13, 1);
        Assert.Equal(expected, ward.ReasonOf(sonographer, vip, 10));
    }

    /// <summary>A picture that is read before midnight is reported after it; what is written the next day is another matter.</summary>
    [Theory]
    [InlineData(0, 30, "support-department")]
    [InlineData(9, 0, null)]
    public void Explains_ALookBeforeMidnight_WhenTheWorkIsWrittenAfterIt(int hour, int minute, string? expected)
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        foreach (var peer in Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Technologist", department: ward.Laboratory)))
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                ward.Do(AccessAction.Update, peer, ward.PatientsOf(ward.Maternity)[day % 8], day, 9);
            }
        }

        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Maternity, 5, 15);
        ward.Do(AccessAction.Read, technician, vip, 10, 23, 30);
        ward.Do(AccessAction.Read, technician, vip, 10, 23, 32);
        ward.Do(AccessAction.Create, technician, vip, 11, hour, minute);
        Assert.Equal(expected, ward.ReasonOf(technician, vip, 10));
    }

    /// <summary>How nearly always others must leave something is policy.</summary>
    [Theory]
    [InlineData(90, "support-department")]
    [InlineData(75, null)]
    public void DoesNotExplain_SuchALook_FromTheShareOnThatPolicySets(double share, string? expected)
    {
        var ward = new Ward { Policy = new() { Thresholds = new Dictionary<string, double> { ["support-department.peer-share"] = share } } };
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        foreach (var peer in Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Technologist", department: ward.Laboratory)))
        {
            foreach (var (day, patient) in Enumerable.Range(0, Ward.WorkingDays).Select(d => (d, ward.PatientsOf(ward.Maternity)[d % 8])))
            {
                // Four of five.
                ward.Do(day % 5 == 0 ? AccessAction.Read : AccessAction.Update, peer, patient, day, 9);
            }
        }

        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Maternity, 5, 15);
        ward.Open(technician, vip, 10);
        Assert.Equal(expected, ward.ReasonOf(technician, vip, 10));
    }
}
