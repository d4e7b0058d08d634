using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>User and patient share a dwelling or a telephone.</summary>
public sealed class HouseholdRule : PairRule
{
    private const int PeopleInDwelling = 8;
    private const int SurnamesInDwelling = 4;
    private const int PeopleOnTelephone = 6;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "household",
        Version = 1,
        Title = "Member of the user's household",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to a patient who has the user's address (house number, street, unit, postal code) or telephone number. An address or number that many people share (staff housing, a dormitory, a switchboard), a post-office box, an address without a house number and a placeholder say nothing, unless the surname is the same too.",
        Needs = ["workforce", "patients", "workforce.address_line|workforce.phone", "patients.address_line|patients.phone", RuleInfo.Care],
        Thresholds = [new("people at one address, at most", $"{PeopleInDwelling}"), new("surnames at one address, at most", $"{SurnamesInDwelling}"), new("people on one telephone number, at most", $"{PeopleOnTelephone}")],
        InnocentCauses = ["staff housing, dormitories and flats recorded without a unit", "an out-of-date address of staff or patient", "a parent who is the patient's authorised proxy", "care of a housemate that no feed documents"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        ref readonly var user = ref pair.User;
        ref readonly var patient = ref pair.Patient;
        if (user.OwnPatient == pair.PatientId || patient.Employee == pair.UserId)
        {
            return Match.None;
        }

        var population = pair.Context.Population;
        var surname = PersonKeys.SharedSurname(user.Keys, patient.Keys) != 0;
        var address = user.Keys.Address != 0 && user.Keys.Address == patient.Keys.Address;
        var phone = user.Keys.Phone != 0 && user.Keys.Phone == patient.Keys.Phone && population.PeopleWith(user.Keys.Phone) <= PeopleOnTelephone;
        if (address)
        {
            var people = population.PeopleWith(user.Keys.Address);
            var shared = people > PeopleInDwelling || population.SurnamesAt(user.Keys.Address) > SurnamesInDwelling;
            return surname ? new(shared ? 45 : 70, shared ? 1 : 0, people) : phone ? new(70, 2, people) : shared ? Match.None : new(60, 3, people);
        }

        return phone ? new(surname ? 65 : 50, surname ? 4 : 5, population.PeopleWith(user.Keys.Phone)) : Match.None;
    }

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
