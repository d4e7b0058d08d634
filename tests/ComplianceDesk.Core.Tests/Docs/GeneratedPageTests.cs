namespace ComplianceDesk.Core.Tests.Docs;

public sealed class GeneratedPageTests
{
    [Fact]
    public void Keeps_TheBodyWhenTheGeneratedPartChanges()
    {
        var page = GeneratedPage.Renewed("", "# Title\n\nOld.") + "Written by hand.\n";
        var renewed = GeneratedPage.Renewed(page, "# Title\n\nNew.");
        Assert.Contains("New.", GeneratedPage.Generated(renewed), StringComparison.Ordinal);
        Assert.DoesNotContain("Old.", renewed, StringComparison.Ordinal);
        Assert.Equal("Written by hand.", GeneratedPage.Body(renewed));
        Assert.Equal(renewed, GeneratedPage.Renewed(renewed, "# Title\n\nNew."));
    }

    [Fact]
    public void Rejects_APageThatIsStaleOrMissing()
    {
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => GeneratedPage.Check("LICENSE", "# Title", 0, write: false));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => GeneratedPage.Check("docs/no-such-page.md", "# Title", 0, write: false));
    }
}
