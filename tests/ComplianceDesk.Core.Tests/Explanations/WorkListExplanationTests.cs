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

    /// <summary>A disclosure on record is gathered by those who release and by quality, which reports to public health.</summary>
    [Theory]
    [InlineData("Release of information specialist", 3, true)]
    [InlineData("Quality abstractor", 3, true)]
    [InlineData("Quality abstractor", 2, false)]
    [InlineData("Quality abstractor", 39, true)]
    [InlineData("Quality abstractor", 40, false)]
    [InlineData("Coder", 9, false)]
    public void Explains_ADisclosureOnRecord(string role, int opened, bool expected)
    {
        var ward = new Ward();
        var (clerk, patient) = (ward.AddUser(role: role, department: ward.Office), ward.AddPatient());
        ward.AddTask(patient, OfficeWork.Release | OfficeWork.Quality, 10 - (int)(OfficeTask.Gathering / SiteCalendar.Day), 10);
        ward.Open(clerk, patient, opened);
        Assert.Equal(expected ? "work-list" : null, ward.ReasonOf(clerk, patient, opened));
    }
}
