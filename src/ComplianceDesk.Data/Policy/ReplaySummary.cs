using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ComplianceDesk.Data.Policy;

/// <summary>What the replay said of a change before it was saved: kept with the version, in numbers that stay true when findings go.</summary>
/// <param name="At">When the replay ended, UTC.</param>
/// <param name="Findings">Of findings; null when nothing about judging changed.</param>
/// <param name="Records">Of checks and measures; null when nothing about them changed, or none had run.</param>
public sealed record ReplaySummary(DateTime At, ReplaySummary.OfFindings? Findings, ReplaySummary.OfRecords? Records)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What a replay that has ended says.</summary>
    public static ReplaySummary Of(ReplayOutcome outcome, DateTime at) => new(
        at,
        outcome.Findings is { } f ? new(f.Added, f.Removed, f.ConfirmedLost, f.Reweighed) : null,
        outcome.Records is { } r ? new(r.Failed, r.WouldFail, r.Off, r.WouldBeOff) : null);

    /// <summary>As the store keeps it.</summary>
    internal string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>As the store has it; null when no replay is recorded.</summary>
    internal static ReplaySummary? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<ReplaySummary>(text, Json);

    /// <summary>What it said, in a sentence.</summary>
    public string Sentence => Findings is null && Records is null
        ? "There was no run of the checks to hold the change against."
        : string.Join(" ", new[] { Findings?.Sentence, Records?.Sentence }.OfType<string>());

    private static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");

    /// <summary>Findings of the last days.</summary>
    /// <param name="Added">New, or standing again.</param>
    /// <param name="Removed">No longer found, the confirmed among them.</param>
    /// <param name="Confirmed">Of those removed: confirmed as violations by a person.</param>
    /// <param name="Reweighed">Kept with another score.</param>
    public sealed record OfFindings(int Added, int Removed, int Confirmed, int Reweighed)
    {
        internal string Sentence => string.Create(CultureInfo.InvariantCulture,
            $"Over {PolicyReplay.Days} days it would add {Count(Added, "finding")} and remove {Removed:N0}, of which {Confirmed:N0} were confirmed; {Reweighed:N0} would have a different score.");
    }

    /// <summary>Answers of the latest run.</summary>
    /// <param name="ChecksFailed">Checks over their limit in it.</param>
    /// <param name="ChecksWouldFail">Checks that would have been.</param>
    /// <param name="MeasuresOff">Measures off their target in it.</param>
    /// <param name="MeasuresWouldBeOff">Measures that would have been.</param>
    public sealed record OfRecords(int ChecksFailed, int ChecksWouldFail, int MeasuresOff, int MeasuresWouldBeOff)
    {
        internal string Sentence => string.Create(CultureInfo.InvariantCulture,
            $"The latest run would have had {Count(ChecksWouldFail, "check")} over the limit instead of {ChecksFailed:N0}, and {Count(MeasuresWouldBeOff, "measure")} off target instead of {MeasuresOff:N0}.");
    }
}
