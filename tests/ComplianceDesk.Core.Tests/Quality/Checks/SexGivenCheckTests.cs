using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class SexGivenCheckTests
{
    [Fact]
    public void Flags_PatientsWithoutASexApartFromTheGender()
    {
        var sex = Checked.By("CMP-05", Checked.Patient("A") with { BirthSex = null }, Checked.Patient("B"), Checked.Patient("C") with { BirthSex = " " });
        Assert.Equal(["A:birth_sex", "C:birth_sex"], sex.Booked);
        Assert.Equal(3, sex.Outcome.Eligible);
    }

    [Fact]
    public void DoesNotRun_WhileTheSourceDoesNotSendIt()
    {
        var outcome = Checked.By("CMP-05", new HashSet<string> { "patients" }, Checked.Patient() with { BirthSex = null }).Outcome;
        Assert.Equal(CheckStatus.NotRun, outcome.Status);
        Assert.Contains("apart from the administrative gender", outcome.Reason, StringComparison.Ordinal);
    }
}
