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

    [Fact]
    public void StaysQuiet_OnSomebodyAtWork()
    {
        var ward = new Ward();
        ward.AddUser(status: "leave");
        ward.Open(ward.AddUser(), ward.AddPatient(), 20);
        Assert.Empty(ward.Found<OnLeaveRule>());
    }
}
