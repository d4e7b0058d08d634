using System.Text;
using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Core.Tests.Feeds;

/// <summary>The CSV files of Synthea, read as feeds. Nobody in these lines exists.</summary>
public sealed class SyntheaTests
{
    private static string Row(string content, string? feed = null)
    {
        var result = Feed.Read(content);
        Assert.True(result.Rejected.Count == 0, string.Join(" ", result.Rejected));
        if (feed is not null) Assert.Equal(feed, result.Reader.Format);
        return string.Join('|', result.Rows.Single().Text.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"));
    }

    [Fact]
    public void Reads_Patients_OfTheOlderAndTheNewerLayout()
    {
        Assert.Equal(
            "address_line=12 Elm Path|birth_date=1961-04-05|city=Salem|death_date=2023-02-03|ethnicity=Not Hispanic or Latino|family_name=Rohan55|given_name=Ana417|patient_id=p-1|previous_name=Kub12|race=White|sex=female|ssn=999-11-2233|state=Massachusetts",
            Row("Id,BIRTHDATE,DEATHDATE,SSN,DRIVERS,PASSPORT,PREFIX,FIRST,LAST,SUFFIX,MAIDEN,MARITAL,RACE,ETHNICITY,GENDER,BIRTHPLACE,ADDRESS,CITY,STATE,COUNTY,ZIP,LAT,LON,HEALTHCARE_EXPENSES,HEALTHCARE_COVERAGE\n"
                + "p-1,1961-04-05,2023-02-03,999-11-2233,S999,,Mrs.,Ana417,Rohan55,,Kub12,M,white,nonhispanic,F,Salem,12 Elm Path,Salem,Massachusetts,Essex County,,42.1,-71.1,1.5,2.5\n", "patients"));
        Assert.Equal(
            "birth_date=1990-01-01|ethnicity=Hispanic or Latino|family_name=Diaz1|given_name=Leo2|middle_name=Max3|patient_id=p-2|postal_code=00000|race=Native Hawaiian or Other Pacific Islander|sex=male|suffix=Jr.",
            Row("Id,BIRTHDATE,DEATHDATE,SSN,DRIVERS,PASSPORT,PREFIX,FIRST,MIDDLE,LAST,SUFFIX,MAIDEN,MARITAL,RACE,ETHNICITY,GENDER,BIRTHPLACE,ADDRESS,CITY,STATE,COUNTY,FIPS,ZIP,LAT,LON,HEALTHCARE_EXPENSES,HEALTHCARE_COVERAGE,INCOME\n"
                + "p-2,1990-01-01,,,,,Mr.,Leo2,Max3,Diaz1,Jr.,,,hawaiian,hispanic,M,,,,,,,00000,,,,,\n", "patients"));
    }

    [Theory]
    [InlineData("ambulatory", "outpatient")]
    [InlineData("wellness", "outpatient")]
    [InlineData("urgentcare", "outpatient")]
    [InlineData("inpatient", "inpatient")]
    [InlineData("snf", "inpatient")]
    [InlineData("emergency", "emergency")]
    [InlineData("virtual", "virtual")]
    public void Reads_Encounters(string theirs, string ours) =>
        Assert.Equal(
            $"attending_user_id=d-1|class={ours}|department_id=o-1|encounter_id=e-1|ended_at=2023-01-27T16:32:47Z|facility_id=o-1|patient_id=p-1|started_at=2023-01-27T16:17:47Z|type=Encounter for symptom",
            Row("Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,TOTAL_CLAIM_COST,PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION\n"
                + $"e-1,2023-01-27T16:17:47Z,2023-01-27T16:32:47Z,p-1,o-1,d-1,y-1,{theirs},185345009,Encounter for symptom,77.49,98.09,0.00,,\n", "encounters"));

    [Fact]
    public void Rejects_AClassThatNobodyKnows_ByItsLine()
    {
        var result = Feed.Read("Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,ENCOUNTERCLASS\ne-1,2023-01-27T16:17:47Z,,p-1,o-1,d-1,ambulatory\ne-2,2023-01-27T16:17:47Z,,p-1,o-1,d-1,orbit\n");
        Assert.Single(result.Rows);
        Assert.Equal(("choice", "class", "orbit", 3L), result.Rejected.Select(r => (r.Code, r.Column, r.Found, r.Line)).Single());
    }

    [Fact]
    public void Reads_PeopleAndPlaces()
    {
        Assert.Equal(
            "address_line=211 PARK STREET|city=SALEM|department_id=o-1|family_name=de la Cruz698|given_name=Ida884|postal_code=01970|role=GENERAL PRACTICE|user_id=d-1",
            Row("Id,ORGANIZATION,NAME,GENDER,SPECIALITY,ADDRESS,CITY,STATE,ZIP,LAT,LON,UTILIZATION\nd-1,o-1,Ida884 de la Cruz698,F,GENERAL PRACTICE,211 PARK STREET,SALEM,MA,01970,1,2,46\n", "workforce"));
        Assert.Equal("department_id=o-1|facility_id=o-1|name=SALEM HOSPITAL", Row("Id,NAME,ADDRESS,CITY,STATE,ZIP,LAT,LON,PHONE,REVENUE,UTILIZATION\no-1,SALEM HOSPITAL,1 HILL ST,SALEM,MA,01970,1,2,9785550100,0.0,46\n", "departments"));
    }

    [Fact]
    public void Reads_Conditions_AndNamesRowsByWhatTheySay()
    {
        const string Header = "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION\n", Line = "2023-01-27,2023-02-09,p-1,e-1,195662009,Acute viral pharyngitis (disorder)\n";
        var row = Feed.Read(Header + Line).Rows.Single().Text;
        Assert.Equal(("195662009", "SNOMED", "2023-01-27", "2023-02-09"), (row["code"], row["system"], row["onset"], row["abatement"]));
        var again = Feed.Read(Header + Line.Replace("e-1", "\"e-1\"", StringComparison.Ordinal) + Line.Replace("2023-02-09", "2023-02-10", StringComparison.Ordinal)).Rows;
        Assert.Equal(row["diagnosis_id"], again[0].Text["diagnosis_id"]);
        Assert.NotEqual(row["diagnosis_id"], again[1].Text["diagnosis_id"]);
        Assert.Equal("http://snomed.info/sct", Feed.Read("START,STOP,PATIENT,ENCOUNTER,SYSTEM,CODE,DESCRIPTION\n2023-01-27,,p-1,e-1,http://snomed.info/sct,195662009,x\n").Rows.Single().Text["system"]);
    }

    [Fact]
    public void Reads_Observations_AndLeavesScoresWithoutASystem()
    {
        var rows = Feed.Read(
            "DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE\n2023-10-10T04:17:47Z,p-1,e-1,vital-signs,8302-2,Body Height,127.9,cm,numeric\n2023-10-07T05:17:47Z,p-1,,,QALY,QALY,8.0,a,numeric\n").Rows;
        Assert.Equal(("LOINC", "127.9", "cm", "e-1"), (rows[0].Text["system"], rows[0].Text["value"], rows[0].Text["unit"], rows[0].Text["encounter_id"]));
        Assert.Equal((false, false, "8.0"), (rows[1].Text.ContainsKey("system"), rows[1].Text.ContainsKey("encounter_id"), rows[1].Text["value"]));
    }

    [Theory]
    [InlineData("START,STOP,PATIENT,PAYER,ENCOUNTER,CODE,DESCRIPTION,BASE_COST,PAYER_COVERAGE,DISPENSES,TOTALCOST,REASONCODE,REASONDESCRIPTION\n", "medications.csv")]
    [InlineData("START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION,UDI\n", "devices.csv")]
    [InlineData("START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION,BASE_COST,REASONCODE,REASONDESCRIPTION\n", "procedures.csv")]
    [InlineData("START,STOP,PATIENT,ENCOUNTER,CODE,SYSTEM,DESCRIPTION,TYPE,CATEGORY,REACTION1,DESCRIPTION1,SEVERITY1,REACTION2,DESCRIPTION2,SEVERITY2\n", "allergies.csv")]
    [InlineData("Id,START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION,REASONCODE,REASONDESCRIPTION\n", "careplans.csv")]
    [InlineData("DATE,PATIENT,ENCOUNTER,CODE,DESCRIPTION,BASE_COST\n", "immunizations.csv")]
    public void Says_ThatNoFeedCarriesAFile(string header, string file) => Assert.Contains($"Synthea's {file}", Feed.Problem(Encoding.UTF8.GetBytes(header)), StringComparison.Ordinal);

    [Fact]
    public void Gives_ColumnsInTheWordsOfTheFeed_AndBothInRemarks()
    {
        var reader = (CsvFeedReader)Feed.Read("DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE\n").Reader;
        Assert.Equal(["observation_id", "patient_id", "encounter_id", "code", "system", "display", "value", "unit", "taken_at"], reader.Columns);
        Assert.Equal(["Read as Synthea's observations.csv.", "Columns not known to observations, kept in the original file only: CATEGORY, TYPE."], reader.Remarks);
    }

    /// <summary>A rejected row comes back in its own layout.</summary>
    [Fact]
    public void Reads_MendedRows()
    {
        var result = Feed.Read("Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,ENCOUNTERCLASS\ne-2,yesterday,,p-1,o-1,d-1,inpatient\n");
        var mendable = MendableFile.Of(result.Reader);
        var mended = Feed.Read($"{mendable.Header}\n{mendable.Row(result.Rejected.Single()).Replace("e-2,yesterday", "e-2,2023-01-27T16:17:47Z", StringComparison.Ordinal)}\n");
        Assert.Equal("e-2", mended.Rows.Single().Text["encounter_id"]);
    }

    [Fact]
    public void Reads_EverySampleFile()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "samples", "records", "synthea-csv-27");
        Assert.SkipUnless(Directory.Exists(folder), "No sample files beside the repository.");
        var read = new Dictionary<string, int>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv"))
        {
            var opening = FeedOpening.Open(new MemoryStream(File.ReadAllBytes(file)), TimeZoneInfo.Utc);
            if (opening.Reader is null)
            {
                Assert.Contains($"Synthea's {Path.GetFileName(file)}", opening.Problem, StringComparison.Ordinal);
                continue;
            }

            var result = Feed.Drain(opening.Reader);
            Assert.True(result.Rejected.Count == 0, $"{Path.GetFileName(file)}: {(result.Rejected.Count == 0 ? null : result.Rejected[0])}");
            Assert.Equal(File.ReadLines(file).Count() - 1, result.Rows.Count);
            read[opening.Reader.Format] = result.Rows.Count;
        }

        Assert.Equal(["departments", "diagnoses", "encounters", "observations", "patients", "workforce"], read.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever stands in the fields of any layout, every line is a record or rejected by its line.</summary>
    [FsCheck.Xunit.Property(MaxTest = 300)]
    public bool NeverThrows_OnAnyFields(byte layout, byte[] noise, byte chunk)
    {
        string[] headers =
        [
            "Id,BIRTHDATE,DEATHDATE,SSN,FIRST,LAST,RACE,ETHNICITY,GENDER,ADDRESS,CITY,STATE,ZIP", "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,ENCOUNTERCLASS", "START,STOP,PATIENT,ENCOUNTER,CODE,DESCRIPTION",
            "DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE", "Id,ORGANIZATION,NAME,GENDER,SPECIALITY,ADDRESS,CITY,STATE,ZIP,LAT,LON,UTILIZATION", "Id,NAME,ADDRESS,CITY,STATE,ZIP,LAT,LON,PHONE,REVENUE,UTILIZATION",
        ];
        string[] pieces = ["", "x", "2023-01-27T16:17:47Z", "1961-04-05", "185345009", "ambulatory", "\u00e9", "male", "12.5", "=1", " ", "0"];
        var header = headers[layout % headers.Length];
        var width = header.Split(',').Length;
        var lines = noise.Chunk(width).Select(row => string.Join(',', row.Select(b => pieces[b % pieces.Length]))).ToList();
        var result = Feed.Read(Encoding.UTF8.GetBytes(header + "\n" + string.Concat(lines.Select(line => line + "\n"))), chunk: chunk + 1);
        // A line without anything is no record.
        return result.Rows.Count + result.Rejected.Count == lines.Count(line => line.Length > 0);
    }
}
