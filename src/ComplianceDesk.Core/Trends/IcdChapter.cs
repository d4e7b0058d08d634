namespace ComplianceDesk.Core.Trends;

/// <summary>The chapters of ICD-10-CM: broad groups of diagnoses, by the first three characters of a code.</summary>
public static class IcdChapter
{
    /// <summary>The group of a visit without a diagnosis.</summary>
    public const string None = "No diagnosis on file";

    /// <summary>The group of a code of another system, or of none of the chapters.</summary>
    public const string Other = "Other code system";

    // First code of each chapter; a chapter ends where the next begins.
    private static readonly (string From, string Name)[] Chapters =
    [
        ("A00", "A–B Infectious diseases"),
        ("C00", "C–D49 Neoplasms"),
        ("D50", "D50–D89 Blood and immunity"),
        ("E00", "E Endocrine and metabolic"),
        ("F01", "F Mental and behavioral"),
        ("G00", "G Nervous system"),
        ("H00", "H00–H59 Eye"),
        ("H60", "H60–H95 Ear"),
        ("I00", "I Circulatory"),
        ("J00", "J Respiratory"),
        ("K00", "K Digestive"),
        ("L00", "L Skin"),
        ("M00", "M Musculoskeletal"),
        ("N00", "N Genitourinary"),
        ("O00", "O Pregnancy and childbirth"),
        ("P00", "P Perinatal"),
        ("Q00", "Q Congenital"),
        ("R00", "R Symptoms and findings"),
        ("S00", "S–T Injury and poisoning"),
        ("U00", "U Special purposes"),
        ("V00", "V–Y External causes"),
        ("Z00", "Z Health status and contacts"),
    ];

    /// <summary>The chapter of an ICD-10-CM code, with or without its dot.</summary>
    public static string Of(ReadOnlySpan<char> code)
    {
        if (code.Length < 3 || !char.IsAsciiLetter(code[0]) || !char.IsAsciiDigit(code[1]))
        {
            return Other;
        }

        Span<char> head = [char.ToUpperInvariant(code[0]), code[1], char.ToUpperInvariant(code[2])];
        var name = Other;
        foreach (var (from, chapter) in Chapters)
        {
            if (((ReadOnlySpan<char>)head).CompareTo(from, StringComparison.Ordinal) < 0)
            {
                break;
            }

            name = chapter;
        }

        return name;
    }
}
