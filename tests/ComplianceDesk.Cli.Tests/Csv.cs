using Microsoft.VisualBasic.FileIO;

namespace ComplianceDesk.Cli.Tests;

/// <summary>Reads CSV with a parser that is not ours.</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using var parser = new TextFieldParser(path) { TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var header = parser.ReadFields()!;
        while (parser.ReadFields() is { } fields) yield return header.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }
}
