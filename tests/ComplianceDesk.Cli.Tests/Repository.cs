using System.Runtime.CompilerServices;

namespace ComplianceDesk.Cli.Tests;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string File(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
