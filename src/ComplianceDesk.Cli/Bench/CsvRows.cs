using System.Text;

namespace ComplianceDesk.Cli.Bench;

/// <summary>Reads the CSV files this program writes, a row at a time, by column name.</summary>
internal static class CsvRows
{
    /// <param name="reader">RFC 4180 text with a header row.</param>
    /// <param name="columns">The columns wanted, in the order in which each row's values are given.</param>
    /// <exception cref="Refusal">A wanted column is not there.</exception>
    public static IEnumerable<string[]> Read(TextReader reader, params string[] columns)
    {
        var row = new List<string>();
        if (!Next(reader, row)) throw new Refusal($"The file is empty; expected the columns {string.Join(", ", columns)}.");
        var at = columns.Select(c => row.IndexOf(c) is >= 0 and var i ? i : throw new Refusal($"There is no column {c}; found {string.Join(", ", row)}.")).ToArray();
        while (Next(reader, row)) yield return [.. at.Select(i => i < row.Count ? row[i] : "")];
    }

    private static bool Next(TextReader reader, List<string> row)
    {
        row.Clear();
        if (reader.Peek() < 0) return false;
        var field = new StringBuilder();
        var quoted = false;
        while (reader.Read() is >= 0 and var c)
        {
            if (quoted)
            {
                if (c != '"') field.Append((char)c);
                else if (reader.Peek() != '"') quoted = false;
                else field.Append((char)reader.Read());
            }
            else if (c == '"') quoted = true;
            else if (c == ',') Take();
            else if (c == '\n') break;
            else if (c != '\r') field.Append((char)c);
        }

        Take();
        return true;

        void Take()
        {
            row.Add(field.ToString());
            field.Clear();
        }
    }
}
