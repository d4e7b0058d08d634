using ComplianceDesk.Core.Registers;
using ComplianceDesk.Documents.Xlsx;

namespace ComplianceDesk.Documents;

/// <summary>The formats a register can leave the desk in.</summary>
public static class RowWriters
{
    /// <summary>The format's names, which are the endings of its files.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["csv", "xlsx"];

    /// <summary>A writer of a format.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static RowWriter Create(string format, Stream output) => format switch
    {
        "csv" => new CsvRowWriter(output),
        "xlsx" => new XlsxRowWriter(output),
        _ => throw new ArgumentException($"\"{format}\" is no format of a register; expected {string.Join(" or ", Formats)}.", nameof(format)),
    };

    /// <summary>The media type of a format.</summary>
    public static string MediaType(string format) =>
        format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
