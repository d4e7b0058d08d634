using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class OnLeaveRuleTests
{
    [Fact]
    public void Flags_ReadingDuringLeave()
    {
        var ward = new Ward();
        var user = ward.AddUser(status: "leave");
        ward.Open(user, ward.AddPatient(), 20);
        Assert.Equal([(user, 0)], ward.Found<OnLeaveRule>());
    }

    [Fact]
    public void StaysQuiet_OnAReturnToPatientsInCare()
    {
        var ward = new Ward();
        var user = ward.AddUser(status: "leave");
        ward.Open(user, ward.PatientsOf(ward.Surgery)[0], 20);
        Assert.Empty(ward.Found<OnLeaveRule>());
    }

    /// <summary>That the laboratory serves every visit is no reason for somebody on leave, beside a patient without any.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void Flags_ReadingThatOnlyAWholeServiceWouldExplain(int strangers, bool flagged)
    {
        var ward = new Ward();
        var user = ward.AddUser(status: "leave", department: ward.Laboratory);
        ward.Open(user, ward.PatientsOf(ward.Surgery)[0], 20);
        foreach (var stranger in ward.AddPatients(strangers))
        {
            ward.Open(user, stranger, 20);
        }

        Assert.Equal(flagged, ward.Found<OnLeaveRule>().Count > 0);
    }

    /// <summary>Two records read and nothing written is no work of the laboratory's either; where somebody writes, they are back.</summary>
    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void Flags_ReadingOfAWholeServicesPatients_WithNothingWritten(bool writes, bool othersWrite, bool flagged)
    {
        var ward = new Ward();
        var user = ward.AddUser(status: "leave", department: ward.Laboratory);
        ward.Open(user, ward.PatientsOf(ward.Surgery)[0], 20);
        ward.Open(user, ward.PatientsOf(ward.Surgery)[1], 20);
        if (writes)
        {
            ward.Do(AccessAction.Update, user, ward.PatientsOf(ward.Surgery)[1], 20, 15);
        }

        if (othersWrite)
        {
            ward.Do(AccessAction.Update, ward.Nurse, ward.PatientsOf(ward.Surgery)[1], 20, 15);
        }

        Assert.Equal(flagged, ward.Found<OnLeaveRule>().Count > 0);
    }

    [Fact]
    public void StaysQuiet_OnSomebodyAtWork()
    {
        var ward = new Ward();
        ward.AddUser(status: "leave");
        ward.Open(ward.AddUser(), ward.AddPatient(), 20);
        Assert.Empty(ward.Found<OnLeaveRule>());
    }
}
