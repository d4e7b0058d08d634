namespace ComplianceDesk.Core.Cases;

/// <summary>The notice to one patient of a case: what concerns that patient alone, beside what the case records for all.</summary>
public sealed record PatientLetter
{
    /// <summary>The patient's key in the store, as <c>P7</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The days at the site on which the record was opened, each once, the earliest first.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>What happened, in words for this patient alone; null for the words for all.</summary>
    public string? Events { get; init; }

    /// <summary>What information was involved, in words for this patient alone; null for the words for all.</summary>
    public string? Information { get; init; }

    /// <summary>True when the patient has died: the letter goes to the next of kin or personal representative (45 CFR 164.404(d)(1)(ii)).</summary>
    public bool Deceased { get; init; }

    /// <summary>Name and address; null while they are left out.</summary>
    public LetterAddress? Address { get; init; }
}

/// <summary>To whom a letter goes.</summary>
/// <param name="Name">The patient's full name.</param>
/// <param name="Lines">Street, and place with state and postal code: the last known address.</param>
public sealed record LetterAddress(string Name, IReadOnlyList<string> Lines);
