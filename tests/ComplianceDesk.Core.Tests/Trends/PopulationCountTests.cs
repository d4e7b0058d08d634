using ComplianceDesk.Core.Trends;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Trends;

public sealed class PopulationCountTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Theory]
    [InlineData("2026-06-14", "00")]
    [InlineData("2025-06-15", "01–04")]
    [InlineData("2021-06-16", "01–04")]
    [InlineData("2021-06-15", "05–17")]
    [InlineData("1936-06-16", "85–89")]
    [InlineData("1936-06-15", "90 and over")]
    [InlineData("1880-01-01", AgeBand.NotKnown)]
    [InlineData("2026-06-16", AgeBand.NotKnown)]
    public void Bands_Ages(string birth, string band) => Assert.Equal(band, AgeBand.Of(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), Today));

    [Fact]
    public void Bands_ALeapDayOnTheLastOfFebruary() => Assert.Equal("01–04", AgeBand.Of(new(2024, 2, 29), new(2025, 2, 28)));

    [Theory]
    [InlineData("A00.0", "A–B Infectious diseases")]
    [InlineData("C44", "C–D49 Neoplasms")]
    [InlineData("d49.9", "C–D49 Neoplasms")]
    [InlineData("D50", "D50–D89 Blood and immunity")]
    [InlineData("H60.1", "H60–H95 Ear")]
    [InlineData("M1A.0", "M Musculoskeletal")]
    [InlineData("T88", "S–T Injury and poisoning")]
    [InlineData("Z99", "Z Health status and contacts")]
    [InlineData("44054006", IcdChapter.Other)]
    [InlineData("", IcdChapter.Other)]
    public void Groups_Diagnoses(string code, string chapter) => Assert.Equal(chapter, IcdChapter.Of(code));

    [Fact]
    public void Counts_VisitsAndPatients_ByEveryPair()
    {
        var count = new PopulationCount(Today);
        count.Add(Chart("F", ("2026-05-31", "North", "E11.9"), ("2026-05-02", "North", "E11.9"), ("2024-06-01", "South", "I10")));
        count.Add(Chart("M", ("2026-05-09", "North", "I10"), ("2026-06-01", "North", "I10"), ("2024-05-31", "North", "I10")));
        var cells = count.Cells.ToDictionary(c => (c.Row, c.RowValue, c.Column, c.ColumnValue), c => (c.Visits, c.Patients));
        Assert.Equal((4, 2), cells[(PopulationDimension.None, "", PopulationDimension.None, "")]);
        Assert.Equal((3, 2), cells[(PopulationDimension.Month, "2026-05", PopulationDimension.None, "")]);
        Assert.Equal((2, 1), cells[(PopulationDimension.Month, "2026-05", PopulationDimension.Diagnosis, "E Endocrine and metabolic")]);
        Assert.Equal((1, 1), cells[(PopulationDimension.Diagnosis, "I Circulatory", PopulationDimension.Facility, "South")]);
        Assert.DoesNotContain(cells.Keys, k => k.RowValue is "2026-06" or "2024-05");
        // Every split comes to the total.
        Assert.All(cells.GroupBy(c => (c.Key.Row, c.Key.Column)), g => Assert.Equal(4, g.Sum(c => c.Value.Visits)));
    }

    [Fact]
    public void Adds_Parts()
    {
        PopulationCount one = new(Today), other = new(Today), whole = new(Today);
        var charts = new[] { Chart("F", ("2026-05-31", "North", "E11.9")), Chart("M", ("2026-04-30", "South", "I10"), ("2026-05-30", "South", "I10")) };
        one.Add(charts[0]);
        other.Add(charts[1]);
        one.Add(other);
        Array.ForEach(charts, whole.Add);
        Assert.Equal(whole.Cells.OrderBy(c => c.ToString()), one.Cells.OrderBy(c => c.ToString()));
    }

    private static PatientChart Chart(string sex, params (string On, string Facility, string Code)[] visits)
    {
        var patient = new PatientRecord { RecordId = "P", Sex = sex, BirthDate = new(1970, 1, 1) };
        return new PatientChart(patient)
        {
            Encounters =
            [
                .. visits.Select(v => new EncounterRecord
                {
                    RecordId = "E", Patient = patient, Class = "outpatient", Status = "finished", FacilityId = v.Facility,
                    StartedOn = DateOnly.Parse(v.On, System.Globalization.CultureInfo.InvariantCulture),
                    Diagnoses = [new DiagnosisRecord { RecordId = "D", Patient = patient, Coding = new Coding(v.Code, "ICD-10-CM"), Sequence = 1 }],
                }),
            ],
        };
    }
}
