using Microsoft.VisualBasic.FileIO;

namespace ComplianceDesk.Cli.Tests;

/// <summary>Reads CSV with a parser that is not ours.</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using var records = Records(path).GetEnumerator();
        if (!records.MoveNext()) yield break;
        var header = records.Current;
        while (records.MoveNext())
        {
            var row = new Dictionary<string, string>(header.Length, StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(header.Length, records.Current.Length); i++) row.Add(header[i], records.Current[i]);
            yield return row;
        }
    }

    // The parser is slow, and nearly every record of a million has no quotes: only the others are put to it.
    private static IEnumerable<string[]> Records(string path)
    {
        using var reader = new StreamReader(path);
        while (reader.ReadLine() is { } record)
        {
            if (record.Length == 0) continue;
            if (!record.Contains('"', StringComparison.Ordinal))
            {
                yield return record.Split(',');
                continue;
            }

            while (record.Count(c => c == '"') % 2 == 1 && reader.ReadLine() is { } more) record += '\n' + more;
            using var parser = new TextFieldParser(new StringReader(record)) { TrimWhiteSpace = false };
            parser.SetDelimiters(",");
            yield return parser.ReadFields()!;
        }
    }
}
