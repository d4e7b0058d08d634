using System.Diagnostics;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Tests.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>What programs that know nothing of ours say about our files. They are part of the tests' set-up: their absence is a failure.</summary>
public sealed class PdfReadersTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pdf");

    public PdfReadersTests()
    {
        using var file = File.Create(path);
        PdfRenderer.Write(new ActivityReviewReport().Build(ActivityReviewSample.With(30)), file, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Satisfies_Qpdf()
    {
        var (code, output) = Run("qpdf", "--check", path);

        Assert.Equal(0, code);
        Assert.Contains("No syntax or stream encoding errors found", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Satisfies_Pdfinfo()
    {
        var (code, output) = Run("pdfinfo", "-isodates", path);

        Assert.Equal(0, code);
        Assert.Matches("Title: +Information system activity review", output);
        Assert.Matches("Tagged: +yes", output);
        Assert.Matches("CreationDate: +2026-06-03T13:15:30Z", output);
        Assert.DoesNotContain("Error", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Embeds_EveryFontAsASubsetWithUnicode()
    {
        var (_, output) = Run("pdffonts", path);

        var fonts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.Equal(2, fonts.Count);
        Assert.All(fonts, f => Assert.Matches(@"^[A-Z]{6}\+NotoSans-\w+ +CID TrueType +Identity-H +yes yes yes", f));
    }

    [Fact]
    public void Shows_TheSameTextToPoppler()
    {
        var (code, output) = Run("pdftotext", "-enc", "UTF-8", "-layout", path, "-");

        Assert.Equal(0, code);
        Assert.Contains("κ.παπαδοπούλου", output, StringComparison.Ordinal);
        Assert.Contains("о.иванова", output, StringComparison.Ordinal);
        Assert.Contains("30 findings, all shown.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_ItsElementsToPoppler()
    {
        var (code, output) = Run("pdfinfo", "-struct", path);

        Assert.Equal(0, code);
        Assert.Contains("TH", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Syntax Error", output, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    /// <summary>Runs a program on a file of these bytes: where its arguments say FILE, or as the last one.</summary>
    internal static (int Code, string Output) RunOn(byte[] pdf, string program, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pdf");
        try
        {
            File.WriteAllBytes(file, pdf);
            return Run(program, [.. arguments.Contains("FILE") ? arguments.Select(a => a == "FILE" ? file : a) : arguments.Append(file)]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    internal static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
