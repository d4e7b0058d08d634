using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class WorkListExplanationTests
{
    [Theory]
    [InlineData(OfficeWork.Release, 5, null, true)]
    [InlineData(OfficeWork.Release, 11, null, false)]
    [InlineData(OfficeWork.Release, -60, -30, false)]
    [InlineData(OfficeWork.Release, -60, -15, true)]
    [InlineData(OfficeWork.Coding, 5, null, false)]
    public void Explains_AnOpenRequest(OfficeWork work, int from, int? done, bool expected)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        var patient = ward.AddPatient();
        ward.AddTask(patient, work, from, done);
        ward.Open(clerk, patient, 10);
        Assert.Equal(expected ? "work-list" : null, ward.ReasonOf(clerk, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ANurse()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddTask(patient, OfficeWork.Release, 5);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }
}
