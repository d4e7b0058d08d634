using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RequiredDocumentsThereCheckTests
{
    private static EncounterRecord With(string? second, string visitClass = "inpatient") => Checked.Stay() with
    {
        Class = visitClass, EndedAt = Checked.Now.AddDays(-40), Documents = [.. new[] { "h-and-p", second }.Where(t => t is not null).Select(t => Checked.Note() with { Type = t })],
    };

    [Fact]
    public void Flags_AStayWithoutADischargeSummary()
    {
        var outcome = Checked.By("CMP-27", With("discharge-summary"), With(null), With("progress-note"), With(null, "outpatient"), With(null) with { EndedAt = Checked.Now.AddDays(-20) }).Outcome;
        Assert.Equal((2, 3), (outcome.Failing, outcome.Eligible));
    }
}
