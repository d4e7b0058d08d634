using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Cli.Tests.Verbs;

/// <summary>Registers as workbooks, and what is said of their rows.</summary>
public sealed class RegisterVerbsTests(JudgedHospital hospital)
{
    [Theory]
    [InlineData("findings", "all but the withdrawn ones")]
    [InlineData("explanations", "every access that names a patient")]
    [InlineData("checks", "the latest run")]
    [InlineData("failures", "the latest run")]
    [InlineData("requirements", "all, as of ")]
    public async Task Writes_TheSameRowsInBothFormats_AndSaysHowMany(string verb, string filter)
    {
        using var folder = new TempFolder();
        var csv = await Run.Of(verb, "--data", hospital.Data, "--out", folder["r.csv"]);
        var book = await Run.Of(verb, "--data", hospital.Data, "--out", folder["r.xlsx"]);

        var rows = Csv.Rows(folder["r.csv"]).Count();
        Assert.True(rows > 0);
        Assert.Matches($@"r\.csv: {rows} rows? \([a-z ]+: {Regex.Escape(filter)}", csv.Out);
        Assert.Matches($@"r\.xlsx: {rows} rows? \(", book.Out);
        using var zip = await ZipFile.OpenReadAsync(folder["r.xlsx"], TestContext.Current.CancellationToken);
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet2.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(rows + 1, Regex.Count(await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), "<row "));
        using var about = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains(filter, await about.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_NothingButRowsToStandardOutput()
    {
        using var folder = new TempFolder();
        await Run.Of("findings", "--data", hospital.Data, "--out", folder["r.csv"]);
        var run = await Run.Of("findings", "--data", hospital.Data, "--out", "-");

        Assert.Equal(await File.ReadAllTextAsync(folder["r.csv"], TestContext.Current.CancellationToken), run.Out);
    }
}
