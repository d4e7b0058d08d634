using System.Diagnostics;
using System.Runtime.CompilerServices;
using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>This test program, started again to import a file instead of running tests, so that it can be killed.</summary>
internal static class ImportingProcess
{
    private const string Variable = "COMPLIANCEDESK_TEST_IMPORT";

    /// <summary>Imports a file, or with none finishes what was cut off, in a process of its own.</summary>
    public static Process Start(string dataFolder, string? file)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ComplianceDesk.Data.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Variable] = $"{dataFolder}|{file}";
        return Process.Start(start)!;
    }

#pragma warning disable CA2255 // The one way to be first in a test program whose entry point is generated.
    [ModuleInitializer]
    internal static void RunWhenAsked()
#pragma warning restore CA2255
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('|') is not [var folder, var file]) return;
        var importer = new FileImporter(new DeskStore(folder), TimeProvider.System);
        if (file.Length > 0) importer.ImportAsync(file, new ImportRequest()).GetAwaiter().GetResult();
        else importer.ResumeAsync().GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}
