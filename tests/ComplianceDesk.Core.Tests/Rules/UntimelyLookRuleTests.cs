using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>Technologists who open records of patients in care all day, and one of them the record of a patient who left ten days before.</summary>
public sealed class UntimelyLookRuleTests
{
    private const int Day = 20;

    private readonly Ward ward = new() { Policy = Ward.Without("long-look", "unexplained-look") };
    private readonly int[] technologists;

    public UntimelyLookRuleTests()
    {
        technologists = [.. Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Technologist", department: ward.Laboratory, address: "12 Elm Street", postalCode: "60111"))];
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            foreach (var technologist in technologists)
            {
                ward.Do(AccessAction.Read, technologist, ward.PatientsOf(ward.Surgery)[day % 8], day, 9);
            }
        }
    }

    [Theory]
    [InlineData("part2", null)]
    [InlineData(null, "16 Elm Street")]
    public void Flags_AProtectedOrANeighborsRecord_LongAfterTheVisit(string? restricted, string? address)
    {
        var patient = Left(restricted, address);
        Read(patient);
        Assert.Equal([(technologists[0], patient)], ward.Found<UntimelyLookRule>());
    }

    [Fact]
    public void StaysQuiet_OnARecordThatNothingMarks()
    {
        var patient = Left(null, "161 Elm Street");
        Read(patient);
        Assert.Equal("support-department", ward.ReasonOf(technologists[0], patient, Day));
        Assert.Empty(ward.Found<UntimelyLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhileThePatientIsInCare()
    {
        var patient = ward.AddPatient(restricted: "part2");
        ward.AddEncounter(patient, ward.Maternity, Day - 3, Day + 3);
        Read(patient);
        Assert.Equal("support-department", ward.ReasonOf(technologists[0], patient, Day));
    }

    /// <summary>A patient who comes every week is always near one visit and far from another: work that is usual after the last is usual, however near the next.</summary>
    [Fact]
    public void StaysQuiet_WhereTheTimeIsUsualFromOneSide()
    {
        for (var day = 0; day < 6; day++)
        {
            ward.Do(AccessAction.Read, technologists[1], Left(null, null), Day + day);
        }

        var weekly = Left("part2", null);
        ward.AddAppointment(weekly, ward.Clinic, 0, Day + 5);
        Read(weekly);
        Assert.Equal("support-department", ward.ReasonOf(technologists[0], weekly, Day));
    }

    [Theory]
    [InlineData(1, AccessAction.Read)]
    [InlineData(2, AccessAction.Update)]
    public void StaysQuiet_AtASingleAccess_OrWhereSomethingWasWritten(int count, AccessAction last)
    {
        var patient = Left("part2", null);
        Read(patient, count, last);
        Assert.Equal("support-department", ward.ReasonOf(technologists[0], patient, Day));
    }

    [Fact]
    public void StaysQuiet_WhereOthersOfTheRoleWorkAsLate()
    {
        ward.Do(AccessAction.Read, technologists[1], Left(null, null), Day);
        var patient = Left("part2", null);
        Read(patient);
        Assert.Equal("support-department", ward.ReasonOf(technologists[0], patient, Day));
    }

    /// <summary>What a colleague did whose account had ended is no part of the role's work, once it is found.</summary>
    [Theory]
    [InlineData("active", "support-department")]
    [InlineData("terminated", null)]
    public void LearnsARolesTimes_FromWhatIsInNoFinding(string status, string? expected)
    {
        var colleague = ward.AddUser(role: "Technologist", department: ward.Laboratory, status: status, terminated: status == "active" ? null : -2);
        ward.Do(AccessAction.Read, colleague, Left(null, null), Day);
        var patient = Left("part2", null);
        Read(patient);
        Assert.Equal(expected, ward.JudgedReasonOf(technologists[0], patient, Day));
    }

    /// <summary>Others work up to eight days after a visit: two hours more is no other time, four days are.</summary>
    [Theory]
    [InlineData(8, "support-department")]
    [InlineData(12, null)]
    public void StaysQuiet_JustBeyondWhatIsUsual(int days, string? expected)
    {
        for (var day = 0; day < 6; day++)
        {
            ward.Do(AccessAction.Read, technologists[1], Since(7, null, Day + day), Day + day);
        }

        var patient = Since(days, "part2", Day);
        Read(patient);
        Assert.Equal(expected, ward.ReasonOf(technologists[0], patient, Day));
    }

    private int Since(int days, string? restricted, int day)
    {
        var patient = ward.AddPatient(restricted: restricted);
        ward.AddEncounter(patient, ward.Maternity, day - days - 1, day - days);
        return patient;
    }

    private int Left(string? restricted, string? address)
    {
        var patient = ward.AddPatient(restricted: restricted, address: address, postalCode: "60111");
        ward.AddEncounter(patient, ward.Maternity, Day - 12, Day - 10);
        return patient;
    }

    private void Read(int patient, int count = 2, AccessAction last = AccessAction.Read)
    {
        for (var access = 1; access <= count; access++)
        {
            ward.Do(access == count ? last : AccessAction.Read, technologists[0], patient, Day, 13, access);
        }
    }
}
