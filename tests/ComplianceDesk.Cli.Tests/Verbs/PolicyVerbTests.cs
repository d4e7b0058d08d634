using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Cli.Tests.Verbs;

/// <summary>The policy on the command line: out as JSON, changed, tried out, in force, judged by.</summary>
public sealed partial class PolicyVerbTests(JudgedHospital hospital)
{
    [Fact]
    public async Task Replays_WhatImportingAndJudgingThenDo()
    {
        using var folder = new TempFolder();
        var data = Copied(folder);

        var show = await Run.Of("policy", "show", "--data", data);
        Assert.Equal((0, ""), (show.Code, show.Error));
        Assert.Contains("Nothing has been changed", show.Out, StringComparison.Ordinal);
        var file = folder["policy.json"];
        Assert.Equal(0, (await Run.Of("policy", "export", "--data", data, "--out", file)).Code);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("\"rulesOff\": []", "\"rulesOff\": [\"household\", \"same-surname\", \"vip\", \"co-worker\", \"unexplained-look\"]", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var replay = await Run.Of("policy", "replay", file, "--data", data);
        Assert.Equal((0, ""), (replay.Code, replay.Error));
        var said = Numbers().Match(replay.Out);
        Assert.True(said.Success, replay.Out);
        Assert.NotEqual("0", said.Groups["removed"].Value);
        var import = await Run.Of("policy", "import", file, "--data", data, "--who", "cora", "--why", "Trying fewer rules for a month.");
        Assert.Contains("Version 1 is in force.", import.Out, StringComparison.Ordinal);
        var judge = await Run.Of("judge", "--data", data);
        Assert.Contains($"Findings: {said.Groups["added"]} new, {said.Groups["removed"]} withdrawn", judge.Out, StringComparison.Ordinal);
        Assert.Contains("cora: Trying fewer rules for a month.", (await Run.Of("policy", "show", "--data", data)).Out, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Sets_LimitsOfChecksAndMeasures_ThatTheNextRunIsHeldAgainst()
    {
        using var folder = new TempFolder();
        var data = Copied(folder);

        string[] named = ["--data", data, "--who", "dora", "--why", "Agreed in the records committee."];
        var law = await Run.Of(["policy", "set", "access-request.limit=45", .. named]);
        Assert.Equal(2, law.Code);
        Assert.Contains("The law sets 30 days: a site may be stricter, never looser.", law.Error, StringComparison.Ordinal);

        var trial = await Run.Of(["policy", "set", "email-given=off", "phone-given.fail=0", "phone-given.severity=critical", "--try", .. named]);
        Assert.Equal((0, ""), (trial.Code, trial.Error));
        Assert.Contains("  phone-given: severity: minor -> critical", trial.Out, StringComparison.Ordinal);
        Assert.Matches(@"With this run \d+ would have had \d+ checks over the limit instead of \d+", trial.Out);
        Assert.Contains("Nothing has been changed", (await Run.Of("policy", "show", "--data", data)).Out, StringComparison.Ordinal);

        var set = await Run.Of(["policy", "set", "email-given=off", "phone-given.fail=0", .. named]);
        Assert.Contains("Version 1 is in force.", set.Out, StringComparison.Ordinal);
        var limits = await Run.Of("limits", "--data", data, "--out", "-");
        Assert.Matches(@"phone-given\.fail,CMP-10 .*,share that may fail,0,%,5,0,99,policy,yes,1,dora,", limits.Out);
        Assert.Matches(@"email-given\.fail,.*,no,1,dora,", limits.Out);
        Assert.Matches(@"access-request\.limit,.*,30,days,30,1,30,law,yes,,,,", limits.Out);
        Assert.Equal(0, (await Run.Of("judge", "--data", data)).Code);
        var checks = await Run.Of("checks", "--data", data, "--out", "-");
        Assert.Matches(@"CMP-11,completeness,info,not-run,", checks.Out);
        SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData("{ \"rulesOff\": [\"gone\"] }", "There is no rule \"gone\".")]
    [InlineData("{ \"thresholds\": { \"fixation.days\": 900 } }", "it may be from 2 to 60 days")]
    [InlineData("{ \"nothing\": 1 }", "not a policy")]
    public async Task Rejects_WhatIsNotSound(string text, string expected)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["policy.json"], text, TestContext.Current.CancellationToken);
        foreach (var run in new[] { await Run.Of("policy", "replay", folder["policy.json"], "--data", hospital.Data), await Run.Of("policy", "import", folder["policy.json"], "--data", hospital.Data, "--who", "cora", "--why", "Trying fewer rules for a month.") })
        {
            Assert.Equal(2, run.Code);
            Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        }
    }

    // The judged store, to be changed.
    private string Copied(TempFolder folder)
    {
        var data = folder["data"];
        Directory.CreateDirectory(data);
        using var from = new SqliteConnection($"Data Source={Path.Combine(hospital.Data, "compliancedesk.db")}");
        using var to = new SqliteConnection($"Data Source={Path.Combine(data, "compliancedesk.db")}");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        return data;
    }

    [GeneratedRegex(@"Would add (?<added>\d+), would remove (?<removed>\d+), of which \d+ (was|were) confirmed\.")]
    private static partial Regex Numbers();
}
