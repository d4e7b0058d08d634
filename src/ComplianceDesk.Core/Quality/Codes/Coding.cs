namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A code with its system and wording. The store keeps each combination once, and a run makes one object of it: what is asked of the code
/// alone is worked out once, however many rows carry it.
/// </summary>
public sealed class Coding
{
    private IReadOnlyList<CodeEntry>? entries;
    private IReadOnlyList<CodeBound>? bounds;
    private bool? recognized, agrees;
    private readonly Func<string, string, IReadOnlyList<CodeEntry>>? table;

    /// <param name="code">As written.</param>
    /// <param name="system">As written; null when not given.</param>
    /// <param name="display">As written; null when not given.</param>
    /// <param name="table">Finds the entries of a code in the site's tables, by short name of the system and code.</param>
    public Coding(string code, string? system, string? display = null, Func<string, string, IReadOnlyList<CodeEntry>>? table = null)
    {
        (Code, System, Display, this.table) = (code, system, display, table);
        Of = CodeSystem.Recognize(system);
        Flaw = Of?.Flaw?.Invoke(code);
        if (Is(CodeSystem.Loinc))
        {
            (Vital, Property) = (VitalSign.Of(code), LoincProperty.Of(code));
        }
    }

    /// <summary>As written.</summary>
    public string Code { get; }

    /// <summary>As written; null when not given.</summary>
    public string? System { get; }

    /// <summary>As written; null when not given.</summary>
    public string? Display { get; }

    /// <summary>The code system; null when it is not given or not recognised.</summary>
    public CodeSystem? Of { get; }

    /// <summary>What the code should be and is not by the form of its system; null when nothing is wrong or no form is known.</summary>
    public string? Flaw { get; }

    /// <summary>The vital sign it is; null when none.</summary>
    public VitalSign? Vital { get; }

    /// <summary>What it measures, of the LOINC codes known; null of others.</summary>
    public LoincProperty? Property { get; }

    /// <summary>The sex and the ages that it is bound to; none for most.</summary>
    public IReadOnlyList<CodeBound> Bounds => bounds ??= CodeBound.Of(this);

    /// <summary>What the site's table of the system says of the code; empty when it does not have it or there is no table.</summary>
    public IReadOnlyList<CodeEntry> Entries => entries ??= Of is null || table is null ? [] : table(Of.Name, Code);

    /// <summary>What the code means, as recorded or as the site's table has it; null when neither says.</summary>
    public string? Wording => Display ?? (Entries.Count > 0 ? Entries[0].Display : null);

    /// <summary>True when the system is one the desk recognizes.</summary>
    public bool IsSystemRecognized => recognized ??= Of is not null || (System is not null && CodeSystem.IsRecognized(System));

    /// <summary>True when the site's table has the wording recorded, whatever its case and punctuation.</summary>
    public bool DisplayAgrees => agrees ??= Display is not null && Entries.Any(entry => Quality.Wording.Plain(entry.Display) == Quality.Wording.Plain(Display));

    /// <summary>True when the site's table has the code in force on a day.</summary>
    public bool IsInForce(DateOnly on)
    {
        foreach (var entry in Entries)
        {
            if (entry.InForce(on))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when both are the same code of the same system, however it is worded. ICD is compared without its point.</summary>
    public bool Means(Coding other) =>
        ReferenceEquals(this, other) || (Of == other.Of && (Of is not null || System == other.System)
            && (Of == CodeSystem.Icd10Cm ? IcdForm.Plain(Code) == IcdForm.Plain(other.Code) : string.Equals(Code, other.Code, StringComparison.OrdinalIgnoreCase)));

    /// <summary>True when the code is of this system.</summary>
    public bool Is(CodeSystem system) => ReferenceEquals(Of, system);

    /// <summary>True when the code is this one of LOINC.</summary>
    public bool IsLoinc(string code) => Is(CodeSystem.Loinc) && Code == code;
}

/// <summary>What a site's code table says of a code.</summary>
/// <param name="Display">Its wording.</param>
/// <param name="ValidFrom">First day in force; null when from ever.</param>
/// <param name="ValidTo">Last day in force; null when still.</param>
public sealed record CodeEntry(string Display, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>True when it is in force on a day.</summary>
    public bool InForce(DateOnly on) => !(on < ValidFrom) && !(on > ValidTo);
}
