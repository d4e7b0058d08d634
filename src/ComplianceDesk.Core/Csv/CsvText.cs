using System.Text;

namespace ComplianceDesk.Core.Csv;

/// <summary>Fields of the CSV files the desk writes: RFC 4180, and harmless when a spreadsheet opens them.</summary>
public static class CsvText
{
    /// <summary>One line with its end.</summary>
    public static string Line(params ReadOnlySpan<string?> fields)
    {
        var line = new StringBuilder();
        AppendLine(line, fields);
        return line.ToString();
    }

    /// <summary>Appends one line with its end.</summary>
    public static void AppendLine(StringBuilder text, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(Field(fields[i]));
        }

        text.Append("\r\n");
    }

    /// <summary>True for a text that a spreadsheet would take for a formula.</summary>
    public static bool LooksLikeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];

    /// <summary>A field, quoted where needed. A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (LooksLikeFormula(text))
        {
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
