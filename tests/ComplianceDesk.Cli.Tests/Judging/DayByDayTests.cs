namespace ComplianceDesk.Cli.Tests.Judging;

/// <summary>Generated hospitals taken in and judged in pieces, against the same hospitals taken in and judged at once.</summary>
public sealed class DayByDayTests
{
    /// <summary>
    /// Seven weeks, judged every three days or so from the fifth week on: accesses mostly in order, some days late; a visit when it begins, some up to three weeks late,
    /// most without their end at first; what is known about people before anything else.
    /// </summary>
    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    public async Task Finds_TheSameAsAllAtOnce(int seed)
    {
        using var hospital = new HospitalInPieces(seed, 130, 1500, 49, day => Math.Clamp((day - 26) / 3, 1, 9));
        var random = hospital.Random;
        hospital.Split("accesses", "occurred_at", day => day + (random.Next(6) == 0 ? random.Next(9) : 0));
        // Visits come late in bundles, so that between them accesses come alone.
        hospital.Split("encounters", "started_at", day => random.Next(3) > 0 ? 0 : ((day + random.Next(21)) / 12 * 12) + 12, "ended_at");
        hospital.Split("appointments", "starts_at", day => random.Next(3) > 0 ? 0 : day / 12 * 12);
        var judged = await hospital.CompareAsync();

        // Some steps concern the newest week alone, some reach back.
        Assert.Contains(1, judged.Skip(1));
        Assert.True(judged.Count(j => j > 1) > 2);
    }

    /// <summary>
    /// Longer than any reason looks ahead and than thirteen weeks are remembered, judged a few times at uneven distances: what arrives when it happens concerns days up to four
    /// months before it; what arrives late, by up to four months, concerns them all the more.
    /// </summary>
    [Theory]
    [InlineData(53)]
    public async Task Finds_TheSameOverMonths(int seed)
    {
        int[] judgedOn = [40, 100, 107, 130, 131];
        using var hospital = new HospitalInPieces(seed, 100, 500, 160, day => 1 + judgedOn.Count(on => on <= day));
        var random = hospital.Random;
        hospital.Split("accesses", "occurred_at", day => day + (random.Next(12) == 0 ? random.Next(60) : 0));
        hospital.Split("encounters", "started_at", day => day + (random.Next(5) == 0 ? random.Next(130) : 0), "ended_at");
        hospital.Split("appointments", "starts_at", day => day - 28 + (random.Next(6) == 0 ? random.Next(120) : 0));
        hospital.Split("care_team", "starts_on", day => day + (random.Next(3) == 0 ? random.Next(130) : 0));
        Assert.True((await hospital.CompareAsync()).Count > judgedOn.Length);
    }
}
