namespace ComplianceDesk.Core.Access;

/// <summary>Tells from a role's words who works under a contract for some weeks, lent by an agency: its end stands in the feed from the beginning, and contracts are extended.</summary>
internal static class ContractWords
{
    // Not "contract" alone: whoever keeps contracts is on the staff.
    private static readonly string[] Words =
        ["agency", "traveler", "traveller", "traveling", "travelling", "travel rn", "travel nurse", "locum", "locums", "contractor", "contract rn", "contract nurse", "temp", "temporary", "per diem", "registry rn", "registry nurse", "interim"];

    /// <summary>True for a role whose people work under such a contract.</summary>
    public static bool Name(string? role) => RegisterWords.Mention(RegisterWords.Of(role), Words);
}
