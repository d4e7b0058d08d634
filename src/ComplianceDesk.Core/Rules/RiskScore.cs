using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// The score of a finding: the sum of its signals' weights, at most 100. A finding is made from <see cref="Threshold"/> on.
/// </summary>
/// <remarks>
/// A weight says how well a signal alone would carry a finding if it were never seen in ordinary care:
/// 70 family or household proved twice, 60 by one record, 50–55 an enterprise list (VIP, employee, restriction, death) or an override, 45 a name or a pattern, 10 a supporting circumstance, 24 that the record was searched for.
/// It is then multiplied by an estimate of how likely such a match is anything but chance and ordinary care:
/// one minus the number of unexplained pairs that would match anyway (their number times the share of <em>explained</em> pairs that match) over the number that do match.
/// Where others of the user's role would be found by the rule, too, far more often than people elsewhere, it is multiplied by the one rate over the other, see <see cref="RoleRates"/>.
/// A surname that everybody bears, or a hospital whose encounter feed is missing, so takes its own weight away; no share of accesses is flagged by design.
/// </remarks>
public static class RiskScore
{
    /// <summary>The least score that makes a finding.</summary>
    public const int Threshold = 40;

    /// <summary>What is left of a weight when all there is is a single access: it may be a wrong chart, opened and closed.</summary>
    public const double Glance = 0.8;

    /// <summary>The same when it plainly was one: at once (see <see cref="UnexplainedLookRule.Left"/>) the user opened another patient's record, with a reason.</summary>
    public const double Slip = 0.5;

    /// <summary>What is left of a weight when the user changed something in the record: most often work that no feed tells.</summary>
    public const double Worked = 0.75;

    /// <summary>The same when the user added something: a call noted, a consult, a booking. It stays under the user's name, as a look that is to be hidden does not.</summary>
    public const double Added = 0.5;

    /// <summary>What is left of a supporting weight when somebody whose advice is asked read the record of a patient in care: one consult in several is written down nowhere. A base rate knows that such readings meet whom all others meet, and takes no more.</summary>
    public const double Advised = 0.5;

    /// <summary>What is left of a weight when somebody of an office without business in records gave a ticket's number as the reason of each access: whoever reviews can look it up.</summary>
    public const double Ticket = 0.5;

    /// <summary>Severity bands of the score.</summary>
    public static RuleSeverity Severity(int score) => score switch
    {
        >= 75 => RuleSeverity.High,
        >= 55 => RuleSeverity.Medium,
        >= Threshold => RuleSeverity.Low,
        _ => RuleSeverity.Observation,
    };

    /// <summary>The sum, held to 0–100.</summary>
    public static int Total(IEnumerable<Signal> signals) => Math.Clamp(signals.Sum(s => s.Weight), 0, 100);

    /// <summary>A weight times a factor of 0–1, in whole points.</summary>
    public static int Discount(int weight, double factor) => (int)Math.Round(weight * Math.Clamp(factor, 0, 1), MidpointRounding.AwayFromZero);

    /// <summary>What is left of a weight as evidence sentences end with it; nothing where all is.</summary>
    internal static string Left(int left, int whole) => left == whole ? "" : string.Create(CultureInfo.InvariantCulture, $" {(left == 0 ? "None" : left)} of its {whole} points count{(left == 1 ? "s" : "")}.");

    /// <summary>A share as evidence sentences print it.</summary>
    internal static string Percent(double share) => share.ToString(share < 0.001 ? "0.000 %" : share < 0.01 ? "0.00 %" : "0.0 %", CultureInfo.InvariantCulture);
}
