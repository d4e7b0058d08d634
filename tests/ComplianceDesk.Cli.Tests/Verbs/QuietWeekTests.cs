namespace ComplianceDesk.Cli.Tests.Verbs;

public sealed class QuietWeekTests
{
    [Fact]
    public async Task StaysQuiet_OnAnOrdinaryWeek()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await Run.Of("site", "--data", folder["data"], "--zone", "America/Chicago")).Code);
        var ingest = await Run.Of("ingest", Repository.File("seed-data", "quiet-week"), "--data", folder["data"]);
        Assert.Equal((0, ""), (ingest.Code, ingest.Error));
        Assert.Equal(0, (await Run.Of("judge", "--data", folder["data"])).Code);
        var findings = await Run.Of("findings", "--data", folder["data"], "--out", "-");
        Assert.Equal(["finding_id,rule,score,severity,status,user_id,patient_id,first_at,last_at,event_ids,reasons,rule_versions,policy"], findings.Out.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
