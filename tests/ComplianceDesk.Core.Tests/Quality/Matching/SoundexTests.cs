using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class SoundexTests
{
    [Theory]
    [InlineData("ROBERT", "R163")]
    [InlineData("RUPERT", "R163")]
    [InlineData("ASHCRAFT", "A261")]
    [InlineData("TYMCZAK", "T522")]
    [InlineData("PFISTER", "P236")]
    [InlineData("HONEYMAN", "H555")]
    [InlineData("LEE", "L000")]
    [InlineData("", "")]
    [InlineData("ИВАНОВ", "ИВАН")]
    [InlineData("王", "王")]
    public void Codes_AsTheNationalArchivesDo(string name, string code) => Assert.Equal(code, Soundex.Of(name));
}
