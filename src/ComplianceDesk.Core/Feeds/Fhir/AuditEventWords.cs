using System.Text.Json;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>What an AuditEvent says was done and how it ended, in the words of the accesses feed.</summary>
internal static partial class AuditEventWords
{
    /// <summary>Subtype, then type, then the action letter; what none of them knows is other, never read.</summary>
    public static string Action(JsonElement root, List<string> subtypes)
    {
        foreach (var subtype in subtypes)
        {
            var action = subtype.ToLowerInvariant() switch
            {
                "disclose" or "disclosure" => "export",
                "read" or "vread" or "history" or "history-instance" or "history-type" or "history-system" or "access" => "read",
                "search" or "search-type" or "search-system" or "search-compartment" => "query",
                "create" => "create",
                "update" or "patch" => "update",
                "delete" => "delete",
                "transaction" or "batch" or "operation" or "capabilities" or "110126" or "110127" or "110128" => "other",
                "110122" => "login",
                "110123" => "logout",
                // Swiss EPR: the suffix says what was done; the action letter is that of writing the audit record.
                var code when code.StartsWith("atc_", StringComparison.Ordinal) => code.Split('_')[^1] switch
                {
                    "read" => "read",
                    "create" => "create",
                    "update" => "update",
                    "delete" => "delete",
                    "search" => "query",
                    _ => null,
                },
                _ => null,
            };
            if (action is not null) return action;
        }
        var letter = root.Text("action");
        return root.Object("type")?.Text("code") switch
        {
            "110106" => "export",
            "110107" => "create",
            "110112" => "query",
            "110105" => "delete",
            _ => letter switch { "C" => "create", "R" => "read", "U" => "update", "D" => "delete", _ => "other" },
        };
    }

    public static string Outcome(JsonElement root, List<string> subtypes)
    {
        var failed = root.Text("outcome") switch { "0" => false, "4" or "8" or "12" => true, _ => (bool?)null };
        if (failed is null) return "unknown";
        if (failed is false) return "success";
        var denied = subtypes.Exists(s => s.StartsWith("AuthZ", StringComparison.OrdinalIgnoreCase))
            || (root.Text("outcomeDesc") is { } text && Denial().IsMatch(text));
        return denied ? "denied" : "failure";
    }

    [GeneratedRegex(@"\b(401|403|unauthori[sz]ed|forbidden|denied|consent)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Denial();
}
