using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class EncounterDescribedCheckTests
{
    [Fact]
    public void Flags_MissingStatusAndClassOnce()
    {
        var result = Checked.By("CMP-16", Checked.Stay("A") with { Status = null }, Checked.Stay("B") with { Status = "", Class = null }, Checked.Stay("C"));
        Assert.Equal(["A:status", "B:status;class"], result.Booked);
        Assert.Equal(3, result.Outcome.Eligible);
    }

    [Fact]
    public void Flags_MissingTypesWhereTheSourceTellsThem()
    {
        var stay = Checked.Stay("A") with { Type = null };
        Assert.Equal(["A:type"], Checked.By("CMP-16", stay).Booked);
        var untold = Checked.By("CMP-16", Checked.AllFeeds.Where(feed => feed != EncounterRecord.WithType).ToHashSet(), stay);
        Assert.Empty(untold.Booked);
        Assert.Contains("type of encounter", untold.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void StaysQuiet_OnUnusualStatus() => Assert.Empty(Checked.By("CMP-16", Checked.Stay() with { Status = "boarding" }).Failures);
}
