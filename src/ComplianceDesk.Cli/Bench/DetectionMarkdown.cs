using System.Globalization;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Cli.Bench;

/// <summary>The outcome of one run as the tables of docs/detection.md.</summary>
internal static class DetectionMarkdown
{
    private const string None = "–";

    /// <param name="output">Where to.</param>
    /// <param name="command">What was asked for, so that the tables can be made again.</param>
    /// <param name="own">The whole outcome.</param>
    /// <param name="first">The same of the first-generation rules.</param>
    /// <param name="groups">The outcome of each convention.</param>
    public static void Write(TextWriter output, string command, Detection own, Detection first, IReadOnlyList<(string Hospitals, Detection Own, Detection First)> groups)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"`{command}`: {own.Explained.Whole + own.PlantedExplained.Whole:N0} accesses of patients, {own.PlantedExplained.Whole:N0} of them planted."));
        Table(output, ["", "these rules", "first-generation rules"],
            [
                ["Incidents found", Interval(own.Incidents), Interval(first.Incidents)],
                ["Findings that are right", Interval(own.Precision), Interval(first.Precision)],
                ["Average precision", Average(own), Average(first)],
                ["Look-alikes flagged", Share(own.LookalikesFlagged), Share(first.LookalikesFlagged)],
                ["Ordinary accesses explained", Share(own.Explained), None],
                ["Ordinary first accesses explained", Share(own.FirstExplained), None],
                ["Planted accesses for which a reason was found", Share(own.PlantedExplained), None],
                ["Explained away: a reason, and in no finding", Share(own.PlantedHidden), None],
            ]);
        if (groups.Count > 1)
        {
            Table(output, ["convention", "incidents found", "findings right", "average precision", "look-alikes flagged", "ordinary explained"],
                groups.Select(g => (string[])[g.Hospitals, Interval(g.Own.Incidents), Interval(g.Own.Precision), Average(g.Own), Count(g.Own.LookalikesFlagged), Percent(g.Own.Explained)]));
        }

        Table(output, ["points", "findings right"], own.PrecisionByScore.Select(b => (string[])[b.Band, Interval(b.Right)]));
        Abreast(output, ["scenario", "found", "first generation"], [.. own.Recall.Select(r => (string[])[r.Key, Count(r.Value), Number(first.Recall.GetValueOrDefault(r.Key))])]);
        Abreast(output, ["look-alike", "flagged", "first generation"], [.. own.Lookalikes.Select(l => (string[])[l.Key, Count(l.Value), Number(first.Lookalikes.GetValueOrDefault(l.Key))])]);
    }

    private static void Table(TextWriter output, string[] header, IEnumerable<string[]> rows)
    {
        output.WriteLine();
        Row(header);
        output.WriteLine("|" + string.Concat(header.Select(_ => "---|")));
        foreach (var row in rows) Row(row);

        void Row(string[] cells) => output.WriteLine("|" + string.Concat(cells.Select(cell => cell.Length == 0 ? " |" : $" {cell} |")));
    }

    /// <summary>A long list of few columns in two halves side by side.</summary>
    private static void Abreast(TextWriter output, string[] header, string[][] rows)
    {
        var half = (rows.Length + 1) / 2;
        Table(output, [.. header, "", .. header], rows.Take(half).Select((row, i) => (string[])[.. row, "", .. rows.ElementAtOrDefault(half + i) ?? [.. header.Select(_ => "")]]));
    }

    private static string Number(Part part) => part.Of.ToString("N0", CultureInfo.InvariantCulture);

    private static string Count(Part part) => string.Create(CultureInfo.InvariantCulture, $"{part.Of:N0} of {part.Whole:N0}");

    private static string Share(Part part) => part.Whole == 0 ? Count(part) : $"{Count(part)} ({Percent(part)})";

    private static string Percent(Part part) => part.Share is not { } share ? None : (100 * share).ToString(share is > 0 and < 0.01 ? "0.000" : "0.0", CultureInfo.InvariantCulture) + " %";

    private static string Average(Detection detection) => detection.AveragePrecision?.ToString("0.0000", CultureInfo.InvariantCulture) ?? None;

    private static string Interval(Part part)
    {
        if (part.Whole == 0) return Count(part);
        var interval = WilsonInterval.Of(part.Of, part.Whole);
        return string.Create(CultureInfo.InvariantCulture, $"{Count(part)} ({100 * part.Share:0.0} %; {100 * interval.Low:0.0}–{100 * interval.High:0.0})");
    }
}
