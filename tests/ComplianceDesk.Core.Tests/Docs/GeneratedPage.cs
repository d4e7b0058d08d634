namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>
/// A page under docs/ whose beginning is generated from code and whose body is written by hand. Tests hold the two together; run them
/// with COMPLIANCEDESK_WRITE_DOCS=1 to bring the generated parts up to date.
/// </summary>
internal static class GeneratedPage
{
    public const string End = "<!-- end of the generated part; what follows is written by hand -->";

    private const string Begin = "<!-- generated from code; to bring it up to date: COMPLIANCEDESK_WRITE_DOCS=1 tests/run -->";

    private static bool Writes => Environment.GetEnvironmentVariable("COMPLIANCEDESK_WRITE_DOCS") == "1";

    /// <summary>Fails when the page is not there, its generated part is another, or its body is shorter than <paramref name="shortest"/> characters.</summary>
    public static void Check(string page, string generated, int shortest) => Check(page, generated, shortest, Writes);

    internal static void Check(string page, string generated, int shortest, bool write)
    {
        var path = Repository.Path(page);
        var text = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (write)
        {
            text = Renewed(text, generated);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(text.Length > 0, $"{page} is not there. Make it with COMPLIANCEDESK_WRITE_DOCS=1.");
        Assert.Equal(Block(generated), Generated(text));
        Assert.True(Body(text).Length >= shortest, $"The part of {page} that is written by hand says too little.");
    }

    public static string Renewed(string text, string generated) => Block(generated) + "\n\n" + Body(text).Trim('\n') + "\n";

    public static string Generated(string text) => text.IndexOf(End, StringComparison.Ordinal) is var end and >= 0 ? text[..(end + End.Length)] : "";

    public static string Body(string text) => text[Generated(text).Length..].Trim();

    private static string Block(string generated) => $"{Begin}\n{generated.ReplaceLineEndings("\n").Trim()}\n{End}";
}
