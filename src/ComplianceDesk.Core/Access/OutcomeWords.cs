namespace ComplianceDesk.Core.Access;

/// <summary>Reads from the words of how a request was answered that what was asked for was not given.</summary>
public static class OutcomeWords
{
    private static readonly string[] NotGiven =
        ["denied", "denial", "deny", "denies", "refus", "reject", "declin", "disapprov", "not granted", "not approved", "withdr", "cancel", "duplicate", "invalid", "no authorization"];

    /// <summary>True when the answer was no, or none was needed any more.</summary>
    /// <param name="outcome">Free text of the requests feed.</param>
    public static bool AreNotGiven(string? outcome) => RegisterWords.Mention(RegisterWords.Of(outcome), NotGiven);
}
