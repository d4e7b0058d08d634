using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>The user is named in the patient's record as kin or contact, or the patient in the user's.</summary>
public sealed class FamilyContactRule : PairRule
{
    private static readonly Threshold NamesakesAtMost = new("namesakes", "people of the full name, at most, when the name stands alone", 3, "people", 1, 50);
    private static readonly Threshold PeopleOnTelephone = new("telephone", "people on one telephone number, at most", 6, "people", 2, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "family-contact",
        Version = 5,
        Title = "Kin or contact of the patient",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"An unexplained access by a user whose full name equals an emergency contact, next of kin, guarantor or subscriber of the patient, or whose telephone is that contact's; or to a patient who is such a contact in the user's own record. A name alone counts while at most {NamesakesAtMost} people bear it, a telephone number while at most {PeopleOnTelephone} share it. A telephone number alone, where user and contact differ in given name and surname, may have been passed on: as in household it needs a second sign where a single access is all there is. A name alone, or such a number, has half the weight on an errand or a call, as same-surname says.",
        Needs = ["workforce.family_name", "relations", RuleInfo.Care],
        Thresholds = [NamesakesAtMost, PeopleOnTelephone],
        InnocentCauses = ["namesakes", "a parent employed here who is the authorized proxy", "a contact that was never brought up to date", "a telephone number that was passed on"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        ref readonly var user = ref pair.User;
        if (pair.IsOwnRecord)
        {
            return Match.None;
        }

        var match = Match.None;
        foreach (ref readonly var relation in pair.Context.Relations.Of(pair.PatientId))
        {
            match = Heavier(match, Compare(user.Keys, relation.Keys, pair, reverse: false));
        }

        foreach (ref readonly var relation in pair.Context.Relations.Of(user.OwnPatient))
        {
            match = Heavier(match, Compare(pair.Patient.Keys, relation.Keys, pair, reverse: true));
        }

        return match;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match)
    {
        var whose = match.Stratum >= 3 ? "The patient is a contact in the user's own record" : "The user is a contact in the patient's record";
        return (match.Stratum % 3) switch
        {
            0 => $"{whose}: same full name and same address or telephone.",
            1 => $"{whose}: same telephone number.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{whose}: same full name, which {match.Detail:N0} people on record bear."),
        };
    }

    private static Match Compare(in PersonKeys person, in PersonKeys contact, in AccessPair pair, bool reverse)
    {
        var population = pair.Context.Population;
        var stratum = reverse ? 3 : 0;
        var name = person.FullName != 0 && person.FullName == contact.FullName;
        var phone = person.Phone != 0 && person.Phone == contact.Phone && population.PeopleWith(person.Phone) <= PeopleOnTelephone.In(pair.Policy);
        var address = person.Address != 0 && person.Address == contact.Address;
        if (name)
        {
            var people = Math.Max(1, population.PeopleWith(person.FullName));
            return phone || address ? new(70, stratum, people) : people <= NamesakesAtMost.In(pair.Policy) ? new((people == 1 ? 55 : 45) / (pair.Accesses.BareLooks.IsErrand(pair) ? 2 : 1), stratum + 2, people) : Match.None;
        }

        // A contact with the person's telephone and surname is most often a second member of the household; with no name in common, the number may have been passed on.
        return !phone ? Match.None
            : person.Given == contact.Given ? new(55, stratum + 1)
            : address || PersonKeys.SharedSurname(person, contact) != 0 ? new(45, stratum + 1)
            : HouseholdRule.PassedOn(pair, stratum + 1);
    }

    private static Match Heavier(Match a, Match b) => b.Weight > a.Weight ? b : a;
}
