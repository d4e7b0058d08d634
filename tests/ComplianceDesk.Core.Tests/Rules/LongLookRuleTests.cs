using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class LongLookRuleTests
{
    [Fact]
    public void Flags_ManyAccessesToARecordOfNobodysPatient()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        foreach (var glanced in ward.AddPatients(12))
        {
            Read(ward, glanced, 1);
        }

        Read(ward, patient, 8);
        Assert.Equal([(ward.Nurse, patient)], ward.Found<LongLookRule>());
    }

    /// <summary>Who reviews events reads records from end to end.</summary>
    [Fact]
    public void StaysQuiet_OnQuality()
    {
        var ward = new Ward();
        var (reviewer, patient) = (ward.AddUser(role: "Quality abstractor", department: ward.Office), ward.AddPatient());
        foreach (var glanced in ward.AddPatients(12))
        {
            Read(ward, glanced, 1);
        }

        for (var page = 0; page < 8; page++)
        {
            ward.Do(AccessAction.Read, reviewer, patient, 20, 14, page);
        }

        Assert.Empty(ward.Found<LongLookRule>());
    }

    /// <summary>What is read at length and then printed by release of information was read for the release.</summary>
    [Theory]
    [InlineData(AccessAction.Print, false)]
    [InlineData(AccessAction.Read, true)]
    public void StaysQuiet_OnARelease(AccessAction last, bool isFound)
    {
        var ward = new Ward();
        var (clerk, patient) = (ward.AddUser(role: "Release of information specialist", department: ward.Office), ward.AddPatient());
        foreach (var glanced in ward.AddPatients(12))
        {
            Read(ward, glanced, 1);
        }

        for (var page = 0; page < 8; page++)
        {
            ward.Do(page == 7 ? last : AccessAction.Read, clerk, patient, 20, 14, page);
        }

        Assert.Equal(isFound, ward.Found<LongLookRule>().Contains((clerk, patient)));
    }

    [Fact]
    public void StaysQuiet_WhereTooFewReadingsTellWhatIsUsual()
    {
        var ward = new Ward();
        foreach (var glanced in ward.AddPatients(5))
        {
            Read(ward, glanced, 1);
        }

        Read(ward, ward.AddPatient(), 8);
        Assert.Empty(ward.Found<LongLookRule>());
    }

    [Theory]
    [InlineData("Registered nurse", true)]
    [InlineData("Resident physician", false)]
    public void StaysQuiet_OnAdviceAskedOfAPhysician(string role, bool flagged)
    {
        var ward = new Ward();
        var user = ward.AddUser(role: role);
        foreach (var glanced in ward.AddPatients(12))
        {
            Read(ward, glanced, 1);
        }

        for (var i = 0; i < 8; i++)
        {
            ward.Do(AccessAction.Read, user, ward.PatientsOf(ward.Medicine)[0], 10, 13, i);
        }

        Assert.Equal(flagged, ward.Found<LongLookRule>().Count > 0);
    }

    [Fact]
    public void StaysQuiet_WhenSomethingWasWritten()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        Read(ward, patient, 8);
        ward.Do(AccessAction.Create, ward.Nurse, patient, 10, 15);
        Assert.Empty(ward.Found<LongLookRule>());
    }

    [Fact]
    public void StaysQuiet_OnAShortLook()
    {
        var ward = new Ward();
        Read(ward, ward.AddPatient(), 2);
        Assert.Empty(ward.Found<LongLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhereEveryUnexplainedReadingIsThatLong()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(10))
        {
            Read(ward, patient, 8);
        }

        Assert.Empty(ward.Found<LongLookRule>());
    }

    private static void Read(Ward ward, int patient, int accesses)
    {
        for (var i = 0; i < accesses; i++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, patient, 10, 13, i);
        }
    }
}
