namespace ComplianceDesk.Cli.Tests.Judging;

/// <summary>
/// A generated hospital of five months, longer than any reason looks ahead and than thirteen weeks are remembered, in which some rows of its last weeks arrive late:
/// what is judged again because of them must be enough.
/// </summary>
public sealed class LateRowTests
{
    [Theory]
    [InlineData(61)]
    public async Task LateRow_GivesWhatJudgingEverythingGives(int seed)
    {
        using var hospital = new HospitalInPieces(seed, 100, 500, 160, day => day);
        hospital.HoldBack("encounters", 2, 12);
        hospital.HoldBack("encounters", 1, 3, "ended_at");
        hospital.HoldBack("appointments", 2, 12);
        hospital.HoldBack("accesses", 1, 3);
        var judged = await hospital.CompareOneByOneAsync();

        // Not because everything was judged again.
        Assert.Contains(judged, epochs => epochs < 18);
    }

    /// <summary>
    /// Looks of the first weeks, and visits farther from them than any reason reaches: five months after them, and seven months late from before them. A visit so much later
    /// concerns its own weeks only.
    /// </summary>
    [Theory]
    [InlineData(62)]
    public async Task VisitFarAway_GivesWhatJudgingEverythingGives(int seed)
    {
        using var hospital = new HospitalInPieces(seed, 100, 500, 160, day => day);
        hospital.SendVisits(1, day: 155);
        hospital.SendVisits(2, day: -60);
        hospital.SendMarks(3);
        var judged = await hospital.CompareOneByOneAsync();
        Assert.True(judged[0] < judged[1]);
    }
}
