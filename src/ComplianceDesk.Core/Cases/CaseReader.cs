namespace ComplianceDesk.Core.Cases;

/// <summary>For whom a case file is made; what it leaves out follows.</summary>
public enum CaseReader
{
    /// <summary>The organization itself and its counsel.</summary>
    Inside,
    /// <summary>A regulator or another outsider.</summary>
    Outside,
}

/// <summary>What of a case goes into its file. For the organization itself all of it does.</summary>
/// <param name="Reader">For whom.</param>
/// <param name="WithTexts">False to leave out what people wrote: reasons, factors, measures, letters, the history's words.</param>
/// <param name="WithFiles">False to leave out the kept files; their names and hashes stay.</param>
public sealed record CaseFileChoice(CaseReader Reader, bool WithTexts = true, bool WithFiles = true)
{
    /// <summary>True for the organization itself.</summary>
    public bool Inside => Reader == CaseReader.Inside;

    /// <summary>True when what people wrote is in it.</summary>
    public bool HasTexts => Inside || WithTexts;

    /// <summary>True when the kept files are in it.</summary>
    public bool HasFiles => Inside || WithFiles;
}

/// <summary>The words for readers of a case file.</summary>
public static class CaseReaderWords
{
    /// <summary>The reader in words.</summary>
    public static string Text(this CaseReader reader) => reader == CaseReader.Inside ? "The organization and its counsel" : "A regulator or other outsider";

    /// <summary>What the file holds for that reader.</summary>
    public static string Meaning(this CaseReader reader) => reader == CaseReader.Inside
        ? "People of the workforce by name; notes, interviews and tasks are in it."
        : "People of the workforce by keys; notes, interviews and tasks are left out and counted. In the texts that people wrote, names, ids and record numbers of the people of the case are replaced by keys.";
}
