using System.Buffers;
using System.Globalization;
using System.Text;

namespace ComplianceDesk.Core.Feeds;

/// <summary>
/// Rejected records as CSV. A record whose form is broken stands whole in <c>error_raw</c> and leaves the columns empty, so that it is rejected
/// again until someone has put it right. A field a spreadsheet would run as a formula gets an apostrophe before it; the reader takes it off again in
/// files that have these error columns, so nothing is changed on the way.
/// </summary>
public sealed class MendableCsv : MendableFile
{
    private static readonly string[] ErrorColumns = ["error_code", "error_column", "error_found", "error_expected", "error_line", "error_raw"];
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private readonly int headerFields;
    private readonly List<int> kept;

    /// <param name="header">The original file's header, or null when it had none (FHIR): every record then stands in <c>error_raw</c>.</param>
    public MendableCsv(IReadOnlyList<string>? header)
    {
        headerFields = header?.Count ?? 0;
        kept = [.. Enumerable.Range(0, headerFields).Where(i => !FeedRecognition.IsError(header![i]))];
        Header = string.Join(',', kept.Select(i => Field(header![i])).Concat(ErrorColumns));
    }

    /// <inheritdoc/>
    public override string Extension => ".csv";

    /// <inheritdoc/>
    public override string MediaType => "text/csv";

    /// <inheritdoc/>
    public override string Header { get; }

    /// <inheritdoc/>
    public override string Row(RejectedRecord record)
    {
        var fields = Split(record);
        var line = new StringBuilder();
        foreach (var i in kept) line.Append(fields is null ? "" : Field(fields[i])).Append(',');
        return line.AppendJoin(',', Field(record.Code), Field(record.Column), Field(record.Found), Field(record.Expected),
            record.Line.ToString(CultureInfo.InvariantCulture), fields is null ? Field(record.Raw) : "").ToString();
    }

    /// <summary>The record's fields when its form is that of the header and nothing of it was cut.</summary>
    private string[]? Split(RejectedRecord record)
    {
        var bytes = Encoding.UTF8.GetBytes(record.Raw);
        if (headerFields == 0 || bytes.Length >= RejectedRecord.MaxRawBytes) return null;
        var splitter = new CsvSplitter(new MemoryStream(bytes));
        if (!splitter.Read() || splitter.Fault != CsvFault.None || splitter.Count != headerFields || splitter.NextOffset != bytes.Length) return null;
        var fields = new string[headerFields];
        for (var i = 0; i < headerFields; i++)
        {
            var (start, length, escaped) = splitter.Field(i);
            var text = Encoding.UTF8.GetString(splitter.Buffer, start, length);
            fields[i] = escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
        }
        return fields;
    }

    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (OpensFormula(text.AsSpan().TrimStart('\''))) text = "'" + text;
        return text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static bool OpensFormula(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r');

    /// <summary>True for a field that <see cref="Field"/> put an apostrophe before.</summary>
    internal static bool IsNeutralised(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || field[0] != '\'') return false;
        var text = field.TrimStart((byte)'\'');
        return text.Length > 0 && text[0] is ((byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r');
    }
}
