using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>User and patient share a dwelling or a telephone.</summary>
public sealed class HouseholdRule : PairRule
{
    private static readonly Threshold PeopleInDwelling = new("people", "people at one address, at most", 8, "people", 2, 200);
    private static readonly Threshold SurnamesInDwelling = new("surnames", "surnames at one address, at most", 4, "surnames", 1, 100);
    private static readonly Threshold PeopleOnTelephone = new("telephone", "people on one telephone number, at most", 6, "people", 2, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "household",
        Version = 5,
        Title = "Member of the user's household",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"An unexplained access to a patient who has the user's address (house number, street, unit, postal code) or telephone number. An address that more than {PeopleInDwelling} people or {SurnamesInDwelling} surnames share, or a number that more than {PeopleOnTelephone} share (staff housing, a dormitory, a switchboard), a post-office box, an address without a house number and a placeholder say nothing, unless the surname is the same too. A telephone number alone, of somebody who lives elsewhere under another name, may have been passed on: it needs a second sign where a single access is all there is, and has half the weight on an errand or a call, as same-surname says.",
        Needs = ["workforce", "patients", "workforce.address_line|workforce.phone", "patients.address_line|patients.phone", RuleInfo.Care],
        Thresholds = [PeopleInDwelling, SurnamesInDwelling, PeopleOnTelephone],
        InnocentCauses = ["staff housing, dormitories and flats recorded without a unit", "an out-of-date address of staff or patient", "a parent who is the patient's authorized proxy", "a telephone number that was passed on", "a former patient who calls the practice", "care of a housemate that no feed documents"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        ref readonly var user = ref pair.User;
        ref readonly var patient = ref pair.Patient;
        if (pair.IsOwnRecord)
        {
            return Match.None;
        }

        var population = pair.Context.Population;
        var surname = PersonKeys.SharedSurname(user.Keys, patient.Keys) != 0;
        var address = user.Keys.Address != 0 && user.Keys.Address == patient.Keys.Address;
        var phone = user.Keys.Phone != 0 && user.Keys.Phone == patient.Keys.Phone && population.PeopleWith(user.Keys.Phone) <= PeopleOnTelephone.In(pair.Policy);
        if (address)
        {
            var people = population.PeopleWith(user.Keys.Address);
            var shared = people > PeopleInDwelling.In(pair.Policy) || population.SurnamesAt(user.Keys.Address) > SurnamesInDwelling.In(pair.Policy);
            return surname ? new(shared ? 45 : 70, shared ? 1 : 0, people) : phone ? new(70, 2, people) : shared ? Match.None : new(60, 3, people);
        }

        return !phone ? Match.None : surname ? new(65, 4, population.PeopleWith(user.Keys.Phone)) : PassedOn(pair, 5, population.PeopleWith(user.Keys.Phone));
    }

    /// <summary>A telephone number alone, which may have been passed on: with a single access it needs a second sign, and where that is an errand it has half the weight.</summary>
    internal static Match PassedOn(in AccessPair pair, int stratum, int people = 0) =>
        pair.Accesses.BareLooks.IsErrand(pair) ? new(20, stratum, people) : new(40, stratum, people) { YieldsToGlance = true };

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match)
    {
        var what = match.Stratum switch
        {
            0 or 1 => "Same address and same surname as the patient",
            2 => "Same address and same telephone number as the patient",
            3 => "Same address as the patient",
            4 => "Same telephone number and same surname as the patient",
            _ => "Same telephone number as the patient",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{what}; {match.Detail:N0} people on record share the {(match.Stratum < 4 ? "address" : "number")}.");
    }
}
