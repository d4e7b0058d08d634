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

    [Fact]
    public void StaysQuiet_OnSomebodyAtWork()
    {
        var ward = new Ward();
        ward.AddUser(status: "leave");
        ward.Open(ward.AddUser(), ward.AddPatient(), 20);
        Assert.Empty(ward.Found<OnLeaveRule>());
    }
}
