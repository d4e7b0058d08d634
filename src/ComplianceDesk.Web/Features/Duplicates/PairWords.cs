using System.Globalization;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Duplicates;

/// <summary>Pairs in words.</summary>
internal static class PairWords
{
    /// <summary>Never 100 %: no weight of evidence makes a certainty.</summary>
    public static string Probability(double value) => value >= 0.9999 ? ">99.99 %" : (100 * value).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    /// <summary>A record by its key on the desk, which says nothing outside it and tells two masked numbers apart.</summary>
    public static string Record(int key, string number) => string.Create(CultureInfo.InvariantCulture, $"{key} ({number})");

    public static string Bits(double? value) => value is { } bits ? bits.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) : "–";

    public static string Of(DuplicateDecision decision) => decision switch
    {
        DuplicateDecision.OnePerson => "One person",
        DuplicateDecision.TwoPeople => "Two people",
        _ => "Not decided",
    };

    /// <summary>The three heaviest fields, in words.</summary>
    public static string Strongest(string evidence) => string.Join(
        "; ", EvidenceText.Read(evidence).Items.Where(i => i.Field is not ("household" or "start")).Take(3).Select(i => $"{i.Field} {i.Finding}"));
}
