using ComplianceDesk.Cli.Bench;

namespace ComplianceDesk.Cli.Tests.Bench;

public sealed class FirstGenerationTests
{
    private static List<(string Rules, int Score, string Events)> Find(string patients, string accesses, string? without = null)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["workforce.csv"], "user_id,family_name,address_line,postal_code,own_patient_id\nU1,Peña-Ortiz,12 Oak St,62501,P9\nU2,Lund,1 Elm St,62502,\n");
        File.WriteAllText(folder["patients.csv"], "patient_id,family_name,address_line,postal_code,vip,employee_user_id\n" + patients);
        File.WriteAllText(folder["accesses.csv"], "event_id,occurred_at,user_id,patient_id\n" + accesses);
        return [.. FirstGeneration.Find(folder.Path, without).Select(f => (f.Rules, f.Score, string.Join(' ', f.EventIds)))];
    }

    [Theory]
    [InlineData("P1,Pena Ortiz,9 Ash St,62501,false,", "same-surname")]
    [InlineData("P1,Moss,12 OAK ST.,62501-1234,false,", "same-address")]
    [InlineData("P1,Moss,9 Ash St,62501,true,", "vip")]
    [InlineData("P1,Moss,9 Ash St,62501,false,U2", "co-worker")]
    public void Flags_APair_ByEachRule(string patient, string rule) =>
        Assert.Equal([(rule, 20, "1 2")], Find(patient + "\n", "1,2026-10-01T08:00:00Z,U1,P1\n2,2026-10-01T09:00:00Z,U1,P1\n"));

    [Fact]
    public void Flags_AColleagueNamedByPersonnelOnly() =>
        Assert.Equal([("co-worker", 20, "1")], Find("P9,Moss,,,false,\n", "1,2026-10-01T08:00:00Z,U2,P9\n"));

    [Fact]
    public void Adds_RulesThatMeetInOnePair() =>
        Assert.Equal([("same-surname;vip", 40, "1")], Find("P1,Lund,,,true,\n", "1,2026-10-01T08:00:00Z,U2,P1\n"));

    [Fact]
    public void StaysQuiet_OnOnesOwnRecord_AndOnUnknownPeople() =>
        Assert.Empty(Find("P9,Moss,,,false,U1\n", "1,2026-10-01T08:00:00Z,U1,P9\n2,2026-10-01T08:00:00Z,U8,P8\n3,2026-10-01T08:00:00Z,U1,\n"));

    [Fact]
    public void Flags_ADayFarAboveTheUsersOwnMean()
    {
        var days = Enumerable.Range(1, 9).Select(d => $"{d},2026-10-0{d}T08:00:00Z,U1,P1\n");
        var rush = Enumerable.Range(10, 6).Select(n => $"{n},2026-10-10T08:00:00Z,U1,P{n}\n");
        Assert.Equal([("volume", 20, "10 11 12 13 14 15")], Find("", string.Concat(days.Concat(rush))));
    }

    [Fact]
    public void Finds_Nothing_WithoutTheFeed() => Assert.Empty(Find("P1,Lund,,,true,\n", "1,2026-10-01T08:00:00Z,U2,P1\n", without: "patients"));
}
