using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>One made-up hospital of the benchmark.</summary>
/// <param name="Name">Convention and seed, for example rural-12.</param>
/// <param name="Options">What is made.</param>
internal sealed record BenchmarkHospital(string Name, SeedOptions Options);

/// <summary>The hospitals of the public benchmark: every convention, each with several seeds.</summary>
internal static class BenchmarkHospitals
{
    /// <param name="conventions">all, tuning (rules were worked on with these), held-out (with the seeds docs/detection.md names only), or names separated by commas.</param>
    /// <param name="seeds">A seed or a range such as 11-15.</param>
    /// <exception cref="Refusal">A name or range that is none.</exception>
    public static IReadOnlyList<BenchmarkHospital> Of(string conventions, string seeds)
    {
        var (from, to) = Range(seeds);
        return [.. Chosen(conventions).SelectMany(c => Enumerable.Range(from, to - from + 1).Select(seed => new BenchmarkHospital(
            string.Create(CultureInfo.InvariantCulture, $"{c.Id}-{seed}"),
            new SeedOptions("", c.Staff, c.Patients, c.Days, seed, SeedOptions.DefaultUntil, false, false) { Convention = c, Benchmark = true })))];
    }

    private static IEnumerable<Convention> Chosen(string conventions) => conventions switch
    {
        "all" => Convention.All,
        "tuning" => Convention.All.Where(c => c.ForTuning),
        "held-out" => Convention.All.Where(c => !c.ForTuning),
        _ => conventions.Split(',').Select(name => Convention.All.FirstOrDefault(c => c.Id == name)
            ?? throw new Refusal($"--conventions has \"{name}\"; expected all, tuning, held-out, or some of {string.Join(",", Convention.All.Select(c => c.Id))}.")),
    };

    private static (int From, int To) Range(string text)
    {
        var ends = text.Split('-');
        return ends.Length is 1 or 2 && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
            ? (from, to)
            : throw new Refusal($"--seeds is \"{text}\"; expected a seed or a range such as 11-15.");
    }
}
