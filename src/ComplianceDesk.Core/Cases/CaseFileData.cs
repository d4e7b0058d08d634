using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Cases;

/// <summary>Everything <see cref="CaseFile"/> prints. People stand in it as its reader may see them, patients by key; times are local to the site.</summary>
public sealed record CaseFileData
{
    /// <summary>Organization, maker and time of the file.</summary>
    public required DocumentInfo Info { get; init; }

    /// <summary>The case's number.</summary>
    public required int Number { get; init; }

    /// <summary>For whom it is made.</summary>
    public required CaseReader Reader { get; init; }

    /// <summary>Names and moments of the case itself.</summary>
    public required IReadOnlyList<Fact> Head { get; init; }

    /// <summary>What is recorded.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>How long its steps took.</summary>
    public required CaseTimes Times { get; init; }

    /// <summary>Its findings, by their first access.</summary>
    public required IReadOnlyList<CaseFileFinding> Findings { get; init; }

    /// <summary>The accesses they rest on, by time; read while the file is written, once for each time they are written.</summary>
    public required IEnumerable<CaseFileAccess> Accesses { get; init; }

    /// <summary>How many they are.</summary>
    public required long AccessCount { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<CaseFileEntry> History { get; init; }

    /// <summary>Tasks in words with what came of them; empty when they are left out.</summary>
    public required IReadOnlyList<CaseFileEntry> Tasks { get; init; }

    /// <summary>Legal holds.</summary>
    public required IReadOnlyList<CaseFileEntry> Holds { get; init; }

    /// <summary>The letters to the patients of the case, each a document of the bundle; empty when they are left out.</summary>
    public required IReadOnlyList<CaseFileLetter> Letters { get; init; }

    /// <summary>The files kept with the case.</summary>
    public required IReadOnlyList<CaseFileItem> Files { get; init; }

    /// <summary>What the case has and the file has not, with the reason; each in a sentence.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}

/// <summary>A finding of the case, with the versions of its rules and of the policy that found it and that last judged it.</summary>
public sealed record CaseFileFinding(int Number, string Rules, string RuleVersions, string Policy, string Severity, int Score, string Person, string? Record, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Accesses, string Status);

/// <summary>An access of the case, with the file it came in.</summary>
/// <param name="Number">Its number in the ledger.</param>
/// <param name="At">When.</param>
/// <param name="Person">Who.</param>
/// <param name="Record">Whose record, by key; null when none is named.</param>
/// <param name="Action">What was done.</param>
/// <param name="Outcome">Whether it succeeded.</param>
/// <param name="Override">True when the emergency override was used.</param>
/// <param name="Department">Where the person worked.</param>
/// <param name="Workstation">From which device.</param>
/// <param name="System">In which system.</param>
/// <param name="File">The file it came in.</param>
/// <param name="Line">Its line in that file, or its ordinal in a bundle.</param>
/// <param name="FileSha256">SHA-256 of the original bytes of that file.</param>
public sealed record CaseFileAccess(
    long Number, DateTimeOffset At, string Person, string? Record, string Action, string Outcome, bool Override, string? Department, string? Workstation, string? System, string File, long Line, string FileSha256);

/// <summary>Something that happened, or is to happen.</summary>
public sealed record CaseFileEntry(DateTimeOffset At, string Who, string Step, string Text);

/// <summary>The letter to a patient of the case, without name and address.</summary>
/// <param name="Letter">What it says.</param>
/// <param name="State">Whether it was sent, came back, or is not due, in words.</param>
/// <param name="Due">False when the patient gets none: then there is no document.</param>
public sealed record CaseFileLetter(PatientLetter Letter, string State, bool Due)
{
    /// <summary>Where it lies in the bundle.</summary>
    public string Path => $"letters/{Letter.Key}.pdf";
}

/// <summary>A file kept with the case.</summary>
/// <param name="Id">Its number at the desk.</param>
/// <param name="Path">Where it lies in the bundle.</param>
/// <param name="What">Where it comes from and what it shows.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="GivenAt">When it was given to the case.</param>
/// <param name="GivenBy">By whom.</param>
public sealed record CaseFileItem(int Id, string Path, string What, long Bytes, string Sha256, DateTimeOffset GivenAt, string GivenBy)
{
    /// <summary>True when the file is named and not handed out.</summary>
    public bool LeftOut { get; init; }
}
