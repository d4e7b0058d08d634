using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class StartBeforeEndCheckTests
{
    [Fact]
    public void Flags_EndBeforeStart()
    {
        var stay = Checked.Stay("A");
        var result = Checked.By("PLS-05", stay with { EndedAt = stay.StartedAt!.Value.AddMinutes(-1) }, stay with { RecordId = "B", EndedAt = stay.StartedAt });
        Assert.Equal(["A:ended_at;started_at"], result.Booked);
        Assert.Equal(2, result.Outcome.Eligible);
        Assert.Equal("2026-03-01T13:59:00Z", result.Failures[0].Found);
    }

    [Fact]
    public void StaysQuiet_WithoutEnd() => Assert.Equal(CheckStatus.NotApplicable, Checked.By("PLS-05", Checked.Stay() with { EndedAt = null }).Outcome.Status);
}
