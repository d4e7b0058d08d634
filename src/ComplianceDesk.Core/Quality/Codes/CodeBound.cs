using System.Globalization;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A range of ICD-10-CM codes that only one sex, or only some ages, can have. The ranges stand in <c>bound-codes.csv</c> with their source; they
/// are whole categories, not the edit lists of CMS.
/// </summary>
/// <param name="First">First code without its point.</param>
/// <param name="Last">Last code, compared over its own length.</param>
/// <param name="Sex"><c>female</c> or <c>male</c>; null when it binds to an age.</param>
/// <param name="Ages">Least and greatest age in whole years; null when it binds to a sex.</param>
/// <param name="Meaning">In words.</param>
public sealed record CodeBound(string First, string Last, string? Sex, (int Least, int Most)? Ages, string Meaning)
{
    private const string Resource = "ComplianceDesk.Core.Quality.Codes.bound-codes.csv";

    /// <summary>Every range.</summary>
    public static IReadOnlyList<CodeBound> All { get; } = Read();

    /// <summary>The ranges a code lies in; none for other systems.</summary>
    public static IReadOnlyList<CodeBound> Of(Coding coding)
    {
        if (!coding.Is(CodeSystem.Icd10Cm) || coding.Flaw is not null)
        {
            return [];
        }

        var code = IcdForm.Plain(coding.Code);
        return [.. All.Where(bound => bound.Holds(code))];
    }

    private bool Holds(string code) =>
        string.CompareOrdinal(code, 0, First, 0, First.Length) >= 0 && string.CompareOrdinal(code, 0, Last, 0, Last.Length) <= 0;

    private static List<CodeBound> Read()
    {
        using var text = new StreamReader(typeof(CodeBound).Assembly.GetManifestResourceStream(Resource)!);
        var bounds = new List<CodeBound>();
        text.ReadLine();
        while (text.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            bounds.Add(new CodeBound(
                cells[0], cells[1], cells[2].Length == 0 ? null : cells[2],
                cells[3].Length == 0 ? null : (int.Parse(cells[3], CultureInfo.InvariantCulture), int.Parse(cells[4], CultureInfo.InvariantCulture)), cells[5]));
        }

        return bounds;
    }
}
