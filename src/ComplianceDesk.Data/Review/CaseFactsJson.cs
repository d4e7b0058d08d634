using System.Text.Json;
using ComplianceDesk.Core.Cases;

namespace ComplianceDesk.Data.Review;

/// <summary>How the facts of a case are stored.</summary>
public static class CaseFactsJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    /// <summary>Writes facts.</summary>
    public static string Write(CaseFacts facts) => JsonSerializer.Serialize(facts, Json);

    /// <summary>Reads facts.</summary>
    public static CaseFacts Read(string text) => JsonSerializer.Deserialize<CaseFacts>(text, Json) ?? throw new InvalidDataException("Facts of a case are missing.");
}
