using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>User and patient live a few doors from each other.</summary>
public sealed class NeighbourRule : PairRule
{
    private const int HouseNumbers = 10;
    private const int SmallStreet = 12;
    private const int MiddlingStreet = 50;
    private const int SmallBuilding = 12;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "neighbour",
        Version = 1,
        Title = "Neighbour of the user",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"An unexplained access to a patient of the same street and postal code whose house number differs by at most {HouseNumbers}, or of another flat of the same small building. The more people on record live in the street, the less it weighs.",
        Needs = ["workforce.address_line", "patients.address_line", RuleInfo.Care],
        Thresholds = [new("difference of house numbers, at most", $"{HouseNumbers}"), new("people in the street: small, middling", $"{SmallStreet}, {MiddlingStreet}"), new("people in the building, at most", $"{SmallBuilding}")],
        InnocentCauses = ["dense streets and long rural routes", "staff housing", "a small town whose people are all treated here"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var (user, patient) = (pair.User.Keys, pair.Patient.Keys);
        if (user.Street == 0 || user.Street != patient.Street || user.Address == patient.Address || pair.User.OwnPatient == pair.PatientId || pair.Patient.Employee == pair.UserId)
        {
            return Match.None;
        }

        var population = pair.Context.Population;
        if (user.Building == patient.Building)
        {
            var people = population.PeopleWith(user.Building);
            return people <= SmallBuilding ? new(46, 3, people) : Match.None;
        }

        if (Math.Abs(user.HouseNumber - patient.HouseNumber) > HouseNumbers)
        {
            return Match.None;
        }

        var inStreet = population.PeopleWith(user.Street);
        return inStreet <= SmallStreet ? new(48, 0, inStreet) : inStreet <= MiddlingStreet ? new(46, 1, inStreet) : new(40, 2, inStreet);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum == 3
        ? string.Create(CultureInfo.InvariantCulture, $"Another flat of the user's building; {match.Detail:N0} people on record live in it.")
        : string.Create(CultureInfo.InvariantCulture, $"House numbers of user and patient in the same street differ by {Math.Abs(pair.User.Keys.HouseNumber - pair.Patient.Keys.HouseNumber)}; {match.Detail:N0} people on record live in the street.");
}
