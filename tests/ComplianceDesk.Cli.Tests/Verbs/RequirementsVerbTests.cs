namespace ComplianceDesk.Cli.Tests.Verbs;

public sealed class RequirementsVerbTests(JudgedHospital hospital)
{
    [Fact]
    public async Task Writes_TheMatrixOfTheLatestRun()
    {
        using var folder = new TempFolder();
        var run = await Run.Of("requirements", "--data", hospital.Data, "--out", folder["r.csv"]);
        Assert.Equal(0, run.Code);
        var lines = await File.ReadAllLinesAsync(folder["r.csv"], TestContext.Current.CancellationToken);
        Assert.Equal("requirement_id,citation,obligation,result,metric,numerator,denominator,evidence,text", lines[0]);
        Assert.Contains(lines, l => l.StartsWith("sec-312-b,45 CFR 164.312(b),required,", StringComparison.Ordinal) && l.Contains(",audit-log-coverage,", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("The accesses feed has not been imported", StringComparison.Ordinal));
        Assert.Contains("Requirements: 257 (", hospital.Judge.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_WhatWasSaidOnAnEarlierDay()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, (await Run.Of("requirements", "--data", hospital.Data, "--as-of", "2001-01-01", "--out", folder["r.csv"])).Code);
        var lines = await File.ReadAllLinesAsync(folder["r.csv"], TestContext.Current.CancellationToken);
        Assert.Contains(lines, l => l.StartsWith("sec-312-b,45 CFR 164.312(b),required,Not tested (no data),audit-log-coverage,,,No run yet.", StringComparison.Ordinal));
        var wrong = await Run.Of("requirements", "--data", hospital.Data, "--as-of", "yesterday", "--out", folder["r.csv"]);
        Assert.Equal(2, wrong.Code);
        Assert.Contains("expected a date", wrong.Error, StringComparison.Ordinal);
    }
}
