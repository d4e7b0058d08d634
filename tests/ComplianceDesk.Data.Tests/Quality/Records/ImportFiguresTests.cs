using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality.Records;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Quality.Records;

/// <summary>Which files the checks of files ask about.</summary>
public sealed class ImportFiguresTests
{
    private int imports;

    /// <summary>A FHIR export is a file for each kind of resource: a fault in one is seen though another came after it, until it is sent again.</summary>
    [Fact]
    public async Task Reads_AllFhirFilesOfTheNewestDay()
    {
        using var hospital = await Hospital.OpenAsync();
        Import(hospital, "Patient.ndjson", -30, rejected: 5);
        Import(hospital, "Encounter.ndjson", -2, rejected: 1);
        Import(hospital, "Observation.ndjson", -1, rejected: 2, remarks: "Times without a zone were read in UTC (assumed).");
        Import(hospital, "Patient.ndjson", 0);
        await hospital.SaveAsync();
        Assert.Equal([(3, 30), (1, 3)], Outcomes(hospital));

        Import(hospital, "Observation.ndjson", 0);
        await hospital.SaveAsync();
        Assert.Equal([(1, 30), (0, 3)], Outcomes(hospital));
    }

    [Fact]
    public async Task Reads_TheNewestFileOfOtherFeeds()
    {
        using var hospital = await Hospital.OpenAsync();
        Import(hospital, "a.csv", -1, "patients", 4);
        Import(hospital, "b.csv", 0, "patients");
        await hospital.SaveAsync();
        Assert.Equal([(0, 10), (0, 1)], Outcomes(hospital));
    }

    [Fact]
    public async Task Counts_RejectedRowsThatAreNotKept()
    {
        using var hospital = await Hospital.OpenAsync();
        Import(hospital, "a.csv", 0, "patients", 4, more: 1_000_000);
        await hospital.SaveAsync();
        Assert.Equal((1_000_004, 1_000_010), Outcomes(hospital).First());
    }

    /// <summary>Failing and eligible of CNF-02 and CNF-24.</summary>
    private static IEnumerable<(long Failing, long Eligible)> Outcomes(Hospital hospital)
    {
        var run = new CheckRun(CheckCatalog.All, Hospital.Noon, DateOnly.FromDateTime(Hospital.Noon), new StoreContents(new HashSet<string> { "imports" }, new HashSet<string>()), _ => { });
        using (var connection = hospital.Store.OpenConnection())
        {
            new ImportFigures().Read(connection, run);
        }

        return new[] { "CNF-02", "CNF-24" }.Select(code => run.Outcomes.Single(outcome => outcome.Check.Code == code)).Select(outcome => (outcome.Failing, outcome.Eligible));
    }

    private void Import(Hospital hospital, string name, int hours, string feed = "fhir-resources", int rejected = 0, string? remarks = null, int more = 0)
    {
        var at = Hospital.Noon.AddHours(hours);
        var import = hospital.Add(new ImportRow
        {
            Id = ++imports, FileName = name, Feed = feed, Sha256 = $"{name}{hours}{rejected}", Zone = "UTC", Status = ImportStatus.Finished, Read = 10 + more, Stored = 10 - rejected, Rejected = rejected + more,
            ReceivedAt = at, AsOf = at, Remarks = remarks,
        });
        if (rejected + more > 0)
        {
            hospital.Add(new RejectionCountRow { ImportId = import.Id, Code = "date", Column = "birth_date", Count = rejected + more });
        }
        for (var line = 1; line <= rejected; line++)
        {
            hospital.Add(new RejectedRow { ImportId = import.Id, Line = line, Code = "date", Column = "birth_date", Raw = "" });
        }
    }
}
