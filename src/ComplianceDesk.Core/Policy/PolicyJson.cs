using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Policy;

/// <summary>A policy as text: what is kept in the store, exported and imported. Holds what was decided and nothing that comes with the program.</summary>
public static class PolicyJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Default,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Writes what the policy decides otherwise than the catalogues, in a fixed order.</summary>
    public static string Write(JudgementPolicy policy) => JsonSerializer.Serialize(new Document
    {
        Explanations = new(policy.Explanations.Where(e => ExplanationCatalog.Find(e.Key)?.Mode != e.Value).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        RulesOff = [.. policy.RulesOff.Order(StringComparer.Ordinal)],
        QualityOff = [.. policy.QualityOff.Order(StringComparer.Ordinal)],
        Thresholds = new(policy.Thresholds.Where(t => ThresholdCatalog.Find(t.Key)?.Default != t.Value).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        Allowed = [.. policy.Allowances.Select(a => new Entry(a.Subject, a.Id, a.Rules.Count == 0 ? null : a.Rules, a.Reason, a.ApprovedBy, a.From, a.Until))],
    }, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is not a policy; the message says where and why.</exception>
    public static JudgementPolicy Read(string text)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(text, Options) ?? throw new InvalidDataException("A policy is expected to be a JSON object, found null.");
            return new JudgementPolicy
            {
                Explanations = document.Explanations.ToFrozenDictionary(StringComparer.Ordinal),
                RulesOff = document.RulesOff.ToFrozenSet(StringComparer.Ordinal),
                QualityOff = document.QualityOff.ToFrozenSet(StringComparer.Ordinal),
                Thresholds = document.Thresholds.ToFrozenDictionary(StringComparer.Ordinal),
                Allowances = [.. document.Allowed.Select(e => new Allowance { Subject = e.Subject, Id = e.Id, Rules = e.Rules ?? [], Reason = e.Reason, ApprovedBy = e.ApprovedBy, From = e.From, Until = e.Until })],
            };
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException(
                $"Line {problem.LineNumber + 1}, column {problem.BytePositionInLine + 1}, at {problem.Path ?? "$"}: not a policy. Expected an object with explanations, rulesOff, qualityOff, thresholds and allowed.", problem);
        }
    }

    private sealed class Document
    {
        public SortedDictionary<string, ExplanationMode> Explanations { get; init; } = [];

        public IReadOnlyList<string> RulesOff { get; init; } = [];

        public IReadOnlyList<string> QualityOff { get; init; } = [];

        public SortedDictionary<string, double> Thresholds { get; init; } = [];

        public IReadOnlyList<Entry> Allowed { get; init; } = [];
    }

    private sealed record Entry(
        [property: JsonRequired] AllowedSubject Subject, [property: JsonRequired] string Id,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Rules,
        [property: JsonRequired] string Reason, [property: JsonRequired] string ApprovedBy, [property: JsonRequired] DateOnly From, [property: JsonRequired] DateOnly Until);
}
