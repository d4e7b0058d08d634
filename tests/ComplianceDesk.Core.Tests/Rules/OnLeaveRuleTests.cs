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

    /// <summary>That the laboratory serves every visit is no reason for somebody on leave: beside a patient without any, nor for a few patients alone.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Flags_ReadingThatOnlyAWholeServiceWouldExplain(int strangers)
    {
        var ward = new Ward();
        var user = ward.AddUser(status: "leave", department: ward.Laboratory);
        ward.Open(user, ward.PatientsOf(ward.Surgery)[0], 20);
        foreach (var stranger in ward.AddPatients(strangers))
        {
            ward.Open(user, stranger, 20);
        }

        Assert.Single(ward.Found<OnLeaveRule>());
    }

    /// <summary>A few days off and then a day of as much work as before are a vacation before the leave, or a return of which the feed does not know.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    public void StaysQuiet_OnAWholeDayOfAServicesWork(int patients, bool flagged)
    {
        var ward = new Ward();
        var user = ward.AddUser(status: "leave", department: ward.Laboratory);
        foreach (var (day, count) in new[] { (8, 4), (9, 4), (10, 4), (20, patients) })
        {
            foreach (var patient in ward.PatientsOf(ward.Surgery)[..count])
            {
                ward.Open(user, patient, day);
            }
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

    /// <summary>A message answered during leave stays under the name of who answers it.</summary>
    [Theory]
    [InlineData(AccessAction.Create, 0)]
    [InlineData(AccessAction.Read, 1)]
    public void WeighsLess_WhereSomethingWasAdded(AccessAction action, int found)
    {
        var ward = new Ward();
        var user = ward.AddUser(status: "leave");
        var patient = ward.AddPatient();
        ward.Do(AccessAction.Read, user, patient, 42);
        ward.Do(action, user, patient, 42, 13, 5);
        Assert.Equal(found, ward.Found<OnLeaveRule>().Count);
    }
}
