namespace ComplianceDesk.Core.Access;

/// <summary>
/// Finds words in the names that registers give to roles and departments. Payroll turns names round and cuts them short (<c>ANALYST APPLICATIONS SR</c>,
/// <c>8480 INFO SVCS</c>): the words of a phrase may stand in any order, and common abbreviations are read in full.
/// </summary>
internal static class RegisterWords
{
    // Shorter words stand alone ("lab", "it"); longer ones may be the beginning of a word ("pharmac").
    private const int Whole = 3;

    private static readonly Dictionary<string, string> InFull = new(StringComparer.OrdinalIgnoreCase)
    {
        ["svc"] = "services", ["svcs"] = "services", ["info"] = "information", ["sys"] = "systems", ["tech"] = "technology", ["app"] = "application", ["apps"] = "application",
        ["appl"] = "application", ["mgr"] = "manager", ["mgmt"] = "management", ["mgt"] = "management", ["coord"] = "coordination", ["fin"] = "financial", ["acct"] = "accounts",
        ["accts"] = "accounts", ["acctg"] = "accounting", ["hlth"] = "health", ["rec"] = "records", ["recs"] = "records", ["med"] = "medical", ["pt"] = "patient", ["ur"] = "utilization",
        ["um"] = "utilization", ["admin"] = "administration", ["maint"] = "maintenance", ["purch"] = "purchasing", ["resp"] = "respiratory", ["rehab"] = "rehabilitation services",
    };

    /// <summary>The words of a name, abbreviations in full.</summary>
    public static string[] Of(string? name) =>
        name is null ? [] : [.. name.Split([' ', '-', '_', '/', ',', '.', '&', '(', ')', ';', ':'], StringSplitOptions.RemoveEmptyEntries).SelectMany(w => InFull.GetValueOrDefault(w, w).Split(' '))];

    /// <summary>True when the name holds all words of one of the phrases.</summary>
    public static bool Mention(string[] name, string[] phrases) => Array.Exists(phrases, phrase => Array.TrueForAll(phrase.Split(' '), word => Array.Exists(name, n => Is(n, word))));

    private static bool Is(string name, string word) =>
        word.Length <= Whole ? name.Equals(word, StringComparison.OrdinalIgnoreCase) : name.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
