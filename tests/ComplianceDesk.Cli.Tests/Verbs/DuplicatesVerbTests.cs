namespace ComplianceDesk.Cli.Tests.Verbs;

public sealed class DuplicatesVerbTests
{
    private const string Patients = """
        patient_id,given_name,family_name,birth_date,sex,ssn,address_line,city,postal_code
        0001,Elizabeth,O'Brien,1970-05-06,F,219-44-1023,12 Elm Street,Boston,02139
        0002,Liz,OBrien,1970-06-05,F,219441023,12 Elm St Apt 3,Boston,02139
        0003,Martin,O'Brien,1970-05-06,M,219-44-1024,12 Elm Street,Boston,02139
        0004,Ann,Lund,1950-01-02,F,500-12-9988,9 Oak Rd,Salem,01970

        """;

    [Fact]
    public async Task Writes_ThePairsAndTheRate()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["patients.csv"], Patients);
        Assert.Equal(0, (await Run.Of("ingest", folder["patients.csv"], "--data", folder["data"])).Code);
        var run = await Run.Of("duplicates", "--data", folder["data"], "--out", folder["duplicates.csv"]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        var lines = await File.ReadAllLinesAsync(folder["duplicates.csv"]);
        Assert.Equal("record_id_a,record_id_b,probability,band,evidence", lines[0]);
        Assert.StartsWith("0001,0002,0.99", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.StartsWith($"{folder["duplicates.csv"]}: 1 row (likely duplicates: the latest search", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            ")\nRecords in possible pairs (UNQ-03): 2 of 4 (50.0 %)\nPairs: 1 confident, 0 to review; 0 called two people and left out\n", run.Out.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_TheFiguresOutOfThePairs()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["patients.csv"], Patients);
        await Run.Of("ingest", folder["patients.csv"], "--data", folder["data"]);
        var run = await Run.Of("duplicates", "--data", folder["data"], "--out", "-");
        Assert.Equal(2, run.Out.TrimEnd().Split('\n').Length);
        Assert.Contains("UNQ-03", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_AMistypedDirectory()
    {
        using var folder = new TempFolder();
        var run = await Run.Of("duplicates", "--data", folder["dta"], "--out", folder["duplicates.csv"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("is no data directory", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["dta"]));
    }
}
