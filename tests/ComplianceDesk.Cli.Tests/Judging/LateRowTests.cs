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
    /// Rows of every feed of care and of records, drawn at random from all four months, a few at a time: those that change something and those that do not, reasons and what is
    /// learned of them, ties and care far ahead.
    /// </summary>
    [Theory]
    [InlineData(71)]
    public async Task RowsOfAnyFeed_GiveWhatJudgingEverythingGives(int seed)
    {
        using var hospital = new HospitalInPieces(seed, 100, 300, 112, day => day);
        hospital.AddRecords(400);
        foreach (var feed in (string[])["encounters", "appointments", "care_team", "documents", "diagnoses", "requests", "coding_queries", "billing"])
        {
            hospital.HoldBack(feed, 1, hospital.Random.Next(1, 6), from: 0);
        }

        hospital.HoldBack("encounters", 2, 3, "attending_user_id", from: 0.4);
        hospital.HoldBack("encounters", 1, 3, "department_id", from: 0.4);
        var judged = await hospital.CompareOneByOneAsync();

        // Not because everything was judged again.
        Assert.Contains(judged, epochs => epochs < judged.Max());
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

    /// <summary>Rows of all feeds, one after another, where everything that looks ahead happens often.</summary>
    [Theory]
    [InlineData(81)]
    public async Task RowsOfASmallHospital_GiveWhatJudgingEverythingGives(int seed)
    {
        using var hospital = HospitalInPieces.Small(seed, 40, 56, day => day);
        hospital.HoldBack("appointments", 20, 1, from: 0.4);
        hospital.HoldBack("encounters", 10, 1, from: 0.7);
        hospital.HoldBack("care_team", 4, 1, from: 0.7);
        hospital.HoldBack("encounters", 2, 1, "attending_user_id", from: 0.8);
        hospital.HoldBack("appointments", 2, 1, "department_id", from: 0.6);
        var judged = await hospital.CompareOneByOneAsync();

        // Not because everything was judged again.
        Assert.Contains(judged, epochs => epochs < judged.Max());
    }
}
