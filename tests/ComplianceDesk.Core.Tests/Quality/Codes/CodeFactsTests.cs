using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Codes;

/// <summary>The small tables about codes: vital signs, units by property, bound categories, areas of postal codes.</summary>
public sealed class CodeFactsTests
{
    [Fact]
    public void Reads_EveryBoundWithSexOrAges()
    {
        Assert.NotEmpty(CodeBound.All);
        Assert.All(CodeBound.All, bound =>
        {
            Assert.True(string.CompareOrdinal(bound.First, bound.Last) <= 0, bound.First);
            Assert.NotEqual(bound.Sex is null, bound.Ages is null);
            Assert.True(bound.Sex is null or "female" or "male");
            Assert.NotEmpty(bound.Meaning);
        });
    }

    [Theory]
    [InlineData("O9A.2", "female")]
    [InlineData("N98.9", "female")]
    [InlineData("N53.1", "male")]
    [InlineData("N99.0", null)]
    [InlineData("D24.1", null)]
    public void Binds_WholeRanges(string code, string? sex) => Assert.Equal(sex, new Coding(code, "ICD-10-CM").Bounds.FirstOrDefault(bound => bound.Sex is not null)?.Sex);

    [Theory]
    [InlineData("[degF]", 98.6, 37)]
    [InlineData("K", 310.15, 37)]
    [InlineData("Cel", 37, 37)]
    public void Reads_TemperaturesInCelsius(string unit, double number, double expected) => Assert.Equal(expected, VitalSign.Temperature.Read(number, new Unit(unit))!.Value, 6);

    [Fact]
    public void Reads_WeightsInKilogramsAndNothingElse()
    {
        Assert.Equal(70, VitalSign.Weight.Read(154.323584, new Unit("[lb_av]"))!.Value, 4);
        Assert.Equal(3.5, VitalSign.Weight.Read(3500, new Unit("g")));
        Assert.Null(VitalSign.Weight.Read(70, new Unit("cm")));
    }

    [Fact]
    public void Gives_VitalSignsAUnitThatFitsTheirCode()
    {
        foreach (var code in (string[])["8867-4", "9279-1", "8310-5", "59408-5", "2708-6", "8480-6", "8462-4", "8302-2", "29463-7", "39156-5"])
        {
            Assert.True(LoincProperty.Of(code)!.Fits(new Unit(VitalSign.Of(code)!.Unit)), code);
            Assert.Null(new Coding(code, "LOINC").Flaw);
        }
    }

    [Theory]
    [InlineData("01970", "MA")]
    [InlineData("20500", "DC")]
    [InlineData("96799", "HI AS")]
    [InlineData("99950-0001", "AK")]
    [InlineData("00000", null)]
    [InlineData("ABCDE", null)]
    public void Finds_TheStatesOfAPostalCode(string code, string? states) => Assert.Equal(states, ZipAreas.StatesOf(code));

    [Theory]
    [InlineData("{beats}/min", "/min")]
    [InlineData("1/min", "/min")]
    [InlineData("mL/min/{1.73_m2}", "mL/min/")]
    [InlineData("{score}", "1")]
    [InlineData("mm[Hg]", "mm[Hg]")]
    public void Strips_Annotations(string unit, string bare) => Assert.Equal(bare, new Unit(unit).Bare);
}
