namespace ComplianceDesk.Core.Cases;

/// <summary>Where a case stands. It follows from what is recorded; nobody sets it. Stored as its number: never renumber.</summary>
public enum CaseStage : byte
{
    /// <summary>Nothing is determined yet.</summary>
    Investigation = 0,
    /// <summary>Determined to be impermissible; the risk is not assessed.</summary>
    Assessment = 1,
    /// <summary>Notice is presumed due and not all of it is given.</summary>
    Notices = 2,
    /// <summary>Nothing is owed to anybody outside; measures and the second person's sign-off remain.</summary>
    Closing = 3,
    Closed = 4,
}

/// <summary>What was determined about the accesses of a case. Stored as its number: never renumber.</summary>
public enum CaseDetermination : byte
{
    /// <summary>Part of the person's work, or allowed by policy.</summary>
    Permitted = 1,
    /// <summary>Against policy, and one of the three exceptions of 45 CFR 164.402(1) applies.</summary>
    Excepted = 2,
    /// <summary>Not permitted by the Privacy Rule: presumed a breach unless a documented assessment shows a low probability of compromise.</summary>
    Impermissible = 3,
}

/// <summary>The exceptions of 45 CFR 164.402(1), paragraphs (i) to (iii). Stored as its number: never renumber.</summary>
public enum BreachException : byte
{
    GoodFaith = 1,
    Inadvertent = 2,
    NotRetained = 3,
}

/// <summary>The words for cases.</summary>
public static class CaseWords
{
    /// <summary>The stage in words.</summary>
    public static string Text(this CaseStage stage) => stage switch
    {
        CaseStage.Investigation => "Investigation",
        CaseStage.Assessment => "Risk assessment",
        CaseStage.Notices => "Notices",
        CaseStage.Closing => "Ready to close",
        _ => "Closed",
    };

    /// <summary>The determination in words.</summary>
    public static string Text(this CaseDetermination determination) => determination switch
    {
        CaseDetermination.Permitted => "Permitted",
        CaseDetermination.Excepted => "Against policy, an exception applies",
        _ => "Impermissible",
    };

    /// <summary>What the determination means for the person who chooses it.</summary>
    public static string Meaning(this CaseDetermination determination) => determination switch
    {
        CaseDetermination.Permitted => "The access was part of the work or allowed by your written policy. Nothing is owed.",
        CaseDetermination.Excepted => "An exception of 45 CFR 164.402(1) applies: no notice is due. Curiosity is no exception.",
        _ => "Presumed a breach under 45 CFR 164.402(2) unless an assessment of the four factors shows a low probability of compromise.",
    };

    /// <summary>The exception in words, with its paragraph.</summary>
    public static string Text(this BreachException exception) => exception switch
    {
        BreachException.GoodFaith => "(i) Unintentional, in good faith and within the scope of authority, and not used further",
        BreachException.Inadvertent => "(ii) Inadvertent disclosure between two authorized persons, and not used further",
        _ => "(iii) The recipient could not reasonably have retained it",
    };
}
