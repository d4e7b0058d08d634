using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RequiredDocumentsThereCheckTests
{
    private static EncounterRecord With(string? second, string visitClass = "inpatient") => Checked.Stay() with
    {
        Class = visitClass, EndedAt = Checked.Now.AddDays(-40), EndedOn = DateOnly.FromDateTime(Checked.Now).AddDays(-40), Documents = [.. new[] { "h-and-p", second }.Where(t => t is not null).Select(t => Checked.Note() with { Type = t })],
    };

    [Fact]
    public void Flags_AStayWithoutADischargeSummary()
    {
        var outcome = Checked.By("CMP-27", With("discharge-summary"), With(null), With("progress-note"), With(null, "outpatient"), With(null) with { EndedOn = DateOnly.FromDateTime(Checked.Now).AddDays(-20) }).Outcome;
        Assert.Equal((2, 3), (outcome.Failing, outcome.Eligible));
    }

    /// <summary>The whole of the 30th day after discharge is still in time, whatever the hour of the discharge was.</summary>
    [Theory]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    public void Asks_FromTheDayAfterTheThirtieth(int days, int eligible)
    {
        var left = Checked.Now.Date.AddDays(-days).AddHours(1);
        Assert.Equal(eligible, Checked.By("CMP-27", With(null) with { EndedAt = DateTime.SpecifyKind(left, DateTimeKind.Utc), EndedOn = DateOnly.FromDateTime(left) }).Outcome.Eligible);
    }
}
