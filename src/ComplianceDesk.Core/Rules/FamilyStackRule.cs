using System.Globalization;
using System.Numerics;

namespace ComplianceDesk.Core.Rules;

/// <summary>Two or more ties of family or neighbourhood between user and patient at once.</summary>
public sealed class FamilyStackRule : PairRule
{
    // The single ties, each as its own rule sees it: what they leave out (the user's own record, staff housing, a name that everybody bears) is left out here.
    private static readonly PairRule[] Ties = [new SameSurnameRule(), new HouseholdRule(), new FamilyContactRule(), new NeighbourRule()];

    private static readonly string[] Names = ["surname", "household", "contact", "neighbor"];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "family-stack",
        Version = 2,
        Title = "Several ties to the patient at once",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to a patient to whom two or more of these tie the user: same surname, same household, contact named in a record, neighbor; each as its own rule defines it. Every combination has its own base rate: two ties by chance are far rarer than one.",
        Needs = ["workforce.family_name", "patients.family_name", "workforce.address_line|workforce.phone|relations", RuleInfo.Care],
        Thresholds = [],
        InnocentCauses = ["relatives who are in care that no feed documents", "a parent employed here who is the patient's authorized proxy"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var ties = 0;
        for (var tie = 0; tie < Ties.Length; tie++)
        {
            ties |= Ties[tie].Test(pair).Weight > 0 && !pair.Policy.RulesOff.Contains(Ties[tie].Info.Id) ? 1 << tie : 0;
        }

        return BitOperations.PopCount((uint)ties) switch
        {
            >= 3 => new(30, 5, ties),
            2 => new(20, Stratum(ties), ties),
            _ => Match.None,
        };
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => string.Create(CultureInfo.InvariantCulture,
        $"{BitOperations.PopCount((uint)match.Detail)} ties at once: {string.Join(", ", Names.Where((_, tie) => (match.Detail & (1 << tie)) != 0))}.");

    // Six pairs of ties; household with neighbour cannot be, one address being either the same or another.
    private static int Stratum(int ties) => ties switch { 0b0011 => 0, 0b0101 => 1, 0b1001 => 2, 0b0110 => 3, _ => 4 };
}
