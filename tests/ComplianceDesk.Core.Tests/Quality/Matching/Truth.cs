using System.Globalization;
using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

/// <summary>A search held against what is known of the records.</summary>
/// <param name="Pairs">True pairs there are.</param>
/// <param name="Found">Pairs in both bands.</param>
/// <param name="Right">True pairs in both bands.</param>
/// <param name="Confident">Pairs in the confident band.</param>
/// <param name="ConfidentRight">True pairs in the confident band.</param>
/// <param name="Exact">True pairs that agree to the letter in given name, family name and birth date: what the usual search finds.</param>
internal sealed record Truth(long Pairs, int Found, int Right, int Confident, int ConfidentRight, long Exact)
{
    public double Precision => (double)Right / Found;

    public double Recall => (double)Right / Pairs;

    public double ConfidentPrecision => (double)ConfidentRight / Confident;

    public double ConfidentRecall => (double)ConfidentRight / Pairs;

    /// <summary>Judges pairs of places in the sequence of records.</summary>
    public static Truth Of(IReadOnlyList<int> personOf, IReadOnlyCollection<(int A, int B, MatchBand Band)> found, IEnumerable<(PatientIdentity Record, int Person)> records)
    {
        var right = found.Where(p => personOf[p.A] == personOf[p.B]).ToList();
        return new(
            PairsOf(personOf),
            found.Count,
            right.Count,
            found.Count(p => p.Band == MatchBand.Confident),
            right.Count(p => p.Band == MatchBand.Confident),
            PairsOf(records.Where(r => r.Record is { GivenName: not null, FamilyName: not null, BirthDate: not null })
                .Select(r => (r.Person, r.Record.GivenName, r.Record.FamilyName, r.Record.BirthDate))));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Pairs:N0} true pairs; both bands: precision {Precision:0.0000}, recall {Recall:0.0000}; confident: precision {ConfidentPrecision:0.0000}, recall {ConfidentRecall:0.0000}; "
        + $"review {Found - Confident:N0}, of them true {(double)(Right - ConfidentRight) / Math.Max(1, Found - Confident):0.000}; exact name and birth date: recall {(double)Exact / Pairs:0.000}");

    private static long PairsOf<T>(IEnumerable<T> keys) where T : notnull => keys.GroupBy(k => k).Sum(g => g.LongCount() * (g.LongCount() - 1) / 2);
}
