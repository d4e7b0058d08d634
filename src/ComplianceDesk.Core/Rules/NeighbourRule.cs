using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>User and patient live a few doors from each other.</summary>
public sealed class NeighbourRule : PairRule
{
    private static readonly Threshold HouseNumbers = new("house-numbers", "difference of house numbers, at most", 10, "numbers", 1, 100);
    private static readonly Threshold Few = new("few-near", "few people live that near, at most", 10, "people on record", 2, 100);
    private static readonly Threshold Some = new("some-near", "some people live that near, at most", 30, "people on record", 2, 500);
    private static readonly Threshold SmallBuilding = new("small-building", "a small building has, at most", 12, "people on record", 2, 200);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "neighbour",
        Version = 3,
        Title = "Neighbor of the user",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"An unexplained access to a patient of the same street and postal code whose house number differs by at most {HouseNumbers}, or of another flat of the same building with at most {SmallBuilding} people on record. The more people on record live that near (up to {Few}, up to {Some}, more), the less it weighs. On an errand or a call, as same-surname says, it has half the weight. An address without a postal code is taken to have the one that its street has everywhere else in its city.",
        Needs = ["workforce.address_line", "patients.address_line", RuleInfo.Care],
        Thresholds = [HouseNumbers, Few, Some, SmallBuilding],
        InnocentCauses = ["dense streets and long rural routes", "staff housing", "a small town whose people are all treated here", "a support ticket: one record opened to see what fails", "a former patient who calls the practice"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var (user, patient) = (pair.User.Keys, pair.Patient.Keys);
        if (user.Street == 0 || user.Street != patient.Street || user.Address == patient.Address || pair.IsOwnRecord)
        {
            return Match.None;
        }

        var (population, parts) = (pair.Context.Population, pair.Accesses.BareLooks.IsErrand(pair) ? 2 : 1);
        if (user.Building == patient.Building)
        {
            var people = population.PeopleWith(user.Building);
            return people <= SmallBuilding.In(pair.Policy) ? new(46 / parts, 3, people) : Match.None;
        }

        if (Math.Abs(user.HouseNumber - patient.HouseNumber) > HouseNumbers.In(pair.Policy))
        {
            return Match.None;
        }

        var near = population.PeopleNear(user.Street, user.HouseNumber, (int)HouseNumbers.In(pair.Policy));
        return near <= Few.In(pair.Policy) ? new(48 / parts, 0, near) : near <= Some.In(pair.Policy) ? new(46 / parts, 1, near) : new(40 / parts, 2, near);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum == 3
        ? string.Create(CultureInfo.InvariantCulture, $"Another flat of the user's building; {match.Detail:N0} people on record live in it.")
        : string.Create(CultureInfo.InvariantCulture, $"House numbers of user and patient in the same street differ by {Math.Abs(pair.User.Keys.HouseNumber - pair.Patient.Keys.HouseNumber)}; {match.Detail:N0} people on record live that near.");
}
