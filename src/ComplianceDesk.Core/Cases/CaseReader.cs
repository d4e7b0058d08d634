namespace ComplianceDesk.Core.Cases;

/// <summary>For whom a case file is made; what it leaves out follows.</summary>
public enum CaseReader
{
    /// <summary>The organization itself and its counsel.</summary>
    Inside,
    /// <summary>A regulator or another outsider.</summary>
    Outside,
}

/// <summary>The words for readers of a case file.</summary>
public static class CaseReaderWords
{
    /// <summary>The reader in words.</summary>
    public static string Text(this CaseReader reader) => reader == CaseReader.Inside ? "The organization and its counsel" : "A regulator or other outsider";

    /// <summary>What the file holds for that reader.</summary>
    public static string Meaning(this CaseReader reader) => reader == CaseReader.Inside
        ? "People of the workforce by name; notes, interviews and tasks are in it."
        : "People of the workforce by keys; notes, interviews and tasks are left out and counted. Kept files, and texts that people wrote, are in it as they are: read them first.";
}
