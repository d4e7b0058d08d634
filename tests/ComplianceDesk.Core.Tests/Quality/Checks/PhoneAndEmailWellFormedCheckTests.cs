using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PhoneAndEmailWellFormedCheckTests
{
    [Theory]
    [InlineData("555-0134")]
    [InlineData("978-155-0134")]
    [InlineData("178-555-0134")]
    [InlineData("978-555-013")]
    [InlineData("call home")]
    [InlineData("+1 978 555")]
    [InlineData("+0978555013")]
    public void Flags_MalformedPhones(string phone) => Assert.Equal(["A:phone"], Checked.By("CNF-22", Checked.Patient("A") with { Phone = phone }).Booked);

    [Theory]
    [InlineData("ana")]
    [InlineData("ana@home")]
    [InlineData("ana@@example.org")]
    [InlineData("ana silva@example.org")]
    [InlineData("ana@example.")]
    public void Flags_MalformedEmails(string email) => Assert.Equal(["A:email"], Checked.By("CNF-22", Checked.Patient("A") with { Email = email }).Booked);

    [Theory]
    [InlineData("9785550134")]
    [InlineData("(978) 555-0134")]
    [InlineData("(978)555-0134 x12")]
    [InlineData("+1 978-555-0134")]
    [InlineData("1-978-555-0134")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("+4930123456")]
    public void StaysQuiet_OnWellFormedPhones(string phone) => Assert.Empty(Checked.By("CNF-22", Checked.Patient() with { Phone = phone }).Failures);

    [Theory]
    [InlineData("o'brien+clinic@mail.example.org")]
    [InlineData("josé@exämple.de")]
    public void StaysQuiet_OnWellFormedEmails(string email) => Assert.Empty(Checked.By("CNF-22", Checked.Patient() with { Email = email }).Failures);
}
