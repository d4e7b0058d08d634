using System.Globalization;

namespace ComplianceDesk.Core.Cases;

/// <summary>What is recorded of the letter to one patient: words of its own, and what became of it.</summary>
public sealed record LetterFacts
{
    /// <summary>What happened, in words for this patient alone; null for the words for all.</summary>
    public string? Events { get; init; }

    /// <summary>What information was involved, in words for this patient alone; null for the words for all.</summary>
    public string? Information { get; init; }

    /// <summary>Why this patient gets no letter; null when one is due.</summary>
    public string? WithheldBecause { get; init; }

    /// <summary>The day it was sent.</summary>
    public DateOnly? SentOn { get; init; }

    /// <summary>The day it came back undelivered: substitute notice is due then (45 CFR 164.404(d)(2)).</summary>
    public DateOnly? ReturnedOn { get; init; }

    /// <summary>What became of it, in words.</summary>
    public string State => WithheldBecause is not null ? "no letter"
        : ReturnedOn is { } back ? $"sent {Day(SentOn)}, came back {Day(back)}"
        : SentOn is { } sent ? $"sent {Day(sent)}"
        : "to send";

    /// <summary>What is wrong with these facts; null when nothing is.</summary>
    /// <param name="discovered">The day of discovery.</param>
    /// <param name="today">The present day.</param>
    public string? WhyNot(DateOnly discovered, DateOnly today) =>
        new[] { Events, Information, WithheldBecause }.Any(t => t is { } text && text.Trim().Length is < CaseFacts.Shortest or > CaseFacts.Longest)
            ? $"Write {CaseFacts.Shortest} to {CaseFacts.Longest.ToString("N0", CultureInfo.InvariantCulture)} characters, or nothing."
        : SentOn > today || ReturnedOn > today ? "The day has not come yet."
        : SentOn < discovered ? "The day of sending lies before discovery."
        : ReturnedOn is not null && (SentOn is null || ReturnedOn < SentOn) ? "A letter comes back after it was sent: give both days."
        : WithheldBecause is not null && SentOn is not null ? "A letter that was sent is not withheld."
        : null;

    /// <summary>What differs from the facts before, as old and new value.</summary>
    public IReadOnlyList<string> ChangesFrom(LetterFacts before) =>
        [.. Lines.Zip(before.Lines, (now, then) => (now.Name, Old: then.Value, New: now.Value)).Where(c => c.Old != c.New).Select(c => $"{c.Name}: {c.Old ?? "nothing"} → {c.New ?? "nothing"}")];

    private IReadOnlyList<(string Name, string? Value)> Lines =>
        [("What happened", Events), ("What information", Information), ("No letter, because", WithheldBecause), ("Sent", Day(SentOn)), ("Came back", Day(ReturnedOn))];

    private static string? Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
