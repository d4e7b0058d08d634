using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class DepartmentsTogetherExplanationTests
{
    [Fact]
    public void Explains_ADepartmentWhoseColleaguesWorkThere()
    {
        var ward = new Ward();
        var nurses = ward.NursesOf(ward.Clinic);
        var patients = ward.PatientsOf(ward.Maternity);
        for (var i = 0; i < nurses.Length; i++)
        {
            for (var turn = 0; turn < 4; turn++)
            {
                ward.Open(nurses[i], patients[(i + turn) % patients.Length], 4 + (turn * 5));
            }
        }

        Assert.Equal("departments-together", ward.ReasonOf(nurses[0], patients[0], 4));
    }

    [Fact]
    public void DoesNotExplain_APersonWhoAloneGoesThere()
    {
        var ward = new Ward();
        var nurse = ward.NursesOf(ward.Clinic)[0];
        var patients = ward.PatientsOf(ward.Maternity);
        for (var turn = 0; turn < patients.Length; turn++)
        {
            ward.Open(nurse, patients[turn], 4 + (turn * 3));
        }

        Assert.Null(ward.ReasonOf(nurse, patients[0], 4));
    }
}
