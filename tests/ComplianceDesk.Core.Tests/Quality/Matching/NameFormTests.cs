using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class NameFormTests
{
    [Theory]
    [InlineData("O'Brien", "OBRIEN")]
    [InlineData("O’BRIEN", "OBRIEN")]
    [InlineData("o brien", "OBRIEN")]
    [InlineData("Smith-Jones", "SMITHJONES")]
    [InlineData("  smith   jones ", "SMITHJONES")]
    [InlineData("Muñoz", "MUNOZ")]
    [InlineData("Müller", "MULLER")]
    [InlineData("Groß", "GROSS")]
    [InlineData("Sørensen", "SORENSEN")]
    [InlineData("Łukasz", "LUKASZ")]
    [InlineData("St. John", "STJOHN")]
    [InlineData("Na", "NA")]
    [InlineData("Doe", "DOE")]
    [InlineData("Иванов", "ИВАНОВ")]
    public void Reads_OneFamilyNameHoweverItIsWritten(string written, string family) => Assert.Equal(family, NameForm.Of("Ann", null, written, null).Family);

    [Theory]
    [InlineData("UNKNOWN")]
    [InlineData("N/A")]
    [InlineData("zzTest")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Reads_NoFamilyNameInAPlaceholder(string? written) => Assert.Equal("", NameForm.Of("Ann", null, written, null).Family);

    [Theory]
    [InlineData("BABY BOY")]
    [InlineData("Babygirl")]
    [InlineData("Newborn")]
    [InlineData("Twin A")]
    [InlineData("FNU")]
    [InlineData("test")]
    public void Reads_NoGivenNameInAPlaceholder(string written) => Assert.Equal("", NameForm.Of(written, null, "Okafor", null).Given);

    [Theory]
    [InlineData("John", "Doe")]
    [InlineData("JANE", "DOE")]
    public void Reads_NoNameInAStandIn(string given, string family)
    {
        var name = NameForm.Of(given, null, family, null);
        Assert.Equal(("", ""), (name.Given, name.Family));
    }

    [Theory]
    [InlineData("Smith Jr", null, 2)]
    [InlineData("Smith, Jr.", null, 2)]
    [InlineData("Smith III", null, 3)]
    [InlineData("Smith", "Sr.", 1)]
    [InlineData("Smith", "II", 2)]
    [InlineData("Smith", "PhD", 0)]
    [InlineData("Smith", null, 0)]
    public void Reads_TheGenerationWhereverItStands(string family, string? suffix, int generation)
    {
        var name = NameForm.Of("Ann", null, family, suffix);
        Assert.Equal(("SMITH", generation), (name.Family, name.Generation));
    }

    [Theory]
    [InlineData("Mary A.", null, "MARY", "A")]
    [InlineData("Mary A.", "Beth", "MARYA", "BETH")]
    [InlineData("Mary Ann", null, "MARYANN", "")]
    [InlineData("Mrs. Mary", null, "MARY", "")]
    [InlineData("V", null, "V", "")]
    public void Reads_TheMiddleInitialOutOfTheGivenName(string given, string? middle, string expectedGiven, string expectedMiddle)
    {
        var name = NameForm.Of(given, middle, "Okafor", null);
        Assert.Equal((expectedGiven, expectedMiddle), (name.Given, name.Middle));
    }

    [Fact]
    public void Reads_MalformedUnicodeAsItIs() => Assert.Equal("ANN", NameForm.Of("Ann\ud800", null, "Okafor", null).Given);
}
