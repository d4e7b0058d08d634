using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class DepartmentFollowsExplanationTests
{
    [Theory]
    [InlineData(AccessAction.Create, 10, "department-follows")]
    [InlineData(AccessAction.Create, 100, "department-follows")]
    [InlineData(AccessAction.Create, 130, null)]
    [InlineData(AccessAction.Create, 0, null)]
    [InlineData(AccessAction.Update, 10, null)]
    [InlineData(AccessAction.Read, 10, null)]
    public void Explains_WhatIsAddedAfterAColleaguesWork(AccessAction action, int daysBefore, string? expected) => Assert.Equal(expected, Reason(action, 12 - daysBefore, isColleague: true));

    [Fact]
    public void DoesNotExplain_WhereAnotherDepartmentWorked() => Assert.Null(Reason(AccessAction.Create, 2, isColleague: false));

    private static string? Reason(AccessAction action, int worked, bool isColleague)
    {
        var ward = new Ward();
        var (technician, patient) = (ward.NursesOf(ward.Clinic)[0], ward.AddPatient());
        ward.AddWork(patient, isColleague ? ward.NursesOf(ward.Clinic)[1] : ward.NursesOf(ward.Medicine)[0], worked);
        ward.Do(action, technician, patient, 12, 9);
        return ward.ReasonOf(technician, patient, 12);
    }
}
