namespace ComplianceDesk.Core.Access;

/// <summary>Reads from the words of a role that a machine uses the account.</summary>
public static class MachineWords
{
    private static readonly string[] Machine = ["interface", "service account", "system account", "integration account"];

    // Those who look after machines are people.
    private static readonly string[] People = ["analyst", "engineer", "administrator", "admin", "developer", "specialist", "manager", "coordinator", "architect", "lead"];

    /// <summary>True when the role names a machine.</summary>
    /// <param name="role">Free text of the workforce feed.</param>
    public static bool Are(string? role) => RegisterWords.Of(role) is var words && RegisterWords.Mention(words, Machine) && !RegisterWords.Mention(words, People);
}
