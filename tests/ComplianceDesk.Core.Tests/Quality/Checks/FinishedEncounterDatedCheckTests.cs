using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class FinishedEncounterDatedCheckTests
{
    [Fact]
    public void Flags_FinishedWithoutEnd()
    {
        var result = Checked.By("CMP-17",
            Checked.Stay("A") with { EndedAt = null },
            Checked.Stay("B") with { Status = null, EndedAt = null, Disposition = "home" },
            Checked.Stay("C"));
        Assert.Equal(["A:ended_at", "B:ended_at"], result.Booked);
        Assert.Equal(3, result.Outcome.Eligible);
    }

    [Theory]
    [InlineData("in-progress")]
    [InlineData("planned")]
    [InlineData("entered-in-error")]
    [InlineData(null)]
    public void StaysQuiet_OnUnfinished(string? status) =>
        Assert.Equal(CheckStatus.NotApplicable, Checked.By("CMP-17", Checked.Stay() with { Status = status, EndedAt = null, Disposition = null }).Outcome.Status);
}
