using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>User and patient share a surname that few people here bear.</summary>
public sealed class SameSurnameRule : PairRule
{
    // Share of patients who bear the surname (in the same postal code, when the user's is the same), and the weight it is worth.
    private static readonly (Threshold Share, int Weight)[] Steps =
    [
        (Share("share-1", 0.05, 50), 50), (Share("share-2", 0.2, 46), 46), (Share("share-3", 0.5, 34), 34), (Share("share-4", 1, 18), 18), (Share("share-5", 2, 8), 8),
    ];

    internal static readonly Threshold Errands = new("errands", "of the records that all others of the role open, single looks without a reason, for half the weight of such a look, at least", 20, Threshold.Percent, 1, 100);

    private static readonly Threshold Pages = new("pages", "accesses on a day to the record of a former outpatient who may have called, where the surname is not rare, at most", 3, "accesses", 1, 20);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "same-surname",
        Version = 4,
        Title = "Same surname as the patient",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"An unexplained access to a patient with the user's surname (without case, accents and punctuation; either part of a double name), weighted by how few other patients bear it. When both live in the same postal code, those who bear it there are counted instead. A surname borne by more than {Steps[^1].Share} says nothing; one by more than {Steps[1].Share} needs a second signal. A single access by somebody of a role whose people open records so as a matter of course (of all that the others of the role open, {Errands} or more are single looks without a reason: tickets, telephone calls) has half the weight. So have single accesses, one on a day, by somebody of a practice to the record of its own former outpatient, with nothing written: such patients call. Where more than {Steps[1].Share} bear the surname, {Pages} a day are as good as a single one.",
        Needs = ["workforce.family_name", "patients.family_name", RuleInfo.Care],
        Thresholds = [.. Steps.Select(s => s.Share), Errands, Pages],
        InnocentCauses = ["namesakes", "a wrong chart opened and closed", "a support ticket: one record opened to see what fails", "a former patient who calls the practice", "relatives in ordinary care that no feed documents", "married names hide as many relatives as this finds"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        ref readonly var user = ref pair.User;
        ref readonly var patient = ref pair.Patient;
        var surname = PersonKeys.SharedSurname(user.Keys, patient.Keys);
        if (surname == 0 || pair.IsOwnRecord)
        {
            return Match.None;
        }

        var bearers = Bearers(pair.Context.Population, surname, user.Keys, patient.Keys);
        var share = ShareOf(pair.Context.Population, bearers);
        for (var step = 0; step < Steps.Length; step++)
        {
            if (share <= Steps[step].Share.ShareIn(pair.Policy))
            {
                var isErrand = pair.Accesses.BareLooks.IsErrand(pair, step > 1 ? Pages.In(pair.Policy) : 1);
                return new(isErrand ? Steps[step].Weight / 2 : Steps[step].Weight, step, bearers);
            }
        }

        return Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match)
    {
        var local = pair.User.Keys.Postal != 0 && pair.User.Keys.Postal == pair.Patient.Keys.Postal;
        return string.Create(CultureInfo.InvariantCulture,
            $"Same surname as the patient{(local ? ", same postal code" : "")}; {match.Detail:N0} of {Counted.Of(pair.Context.Population.Patients, "patient")} share {(local ? "both" : "it")}.");
    }

    /// <summary>True when the two share a surname that is rare enough to carry a finding alone.</summary>
    internal static bool IsRare(Population population, in PersonKeys user, in PersonKeys patient, JudgementPolicy policy) =>
        PersonKeys.SharedSurname(user, patient) is not 0 and var surname && ShareOf(population, Bearers(population, surname, user, patient)) <= Steps[1].Share.ShareIn(policy);

    private static double ShareOf(Population population, int bearers) => (double)(bearers - 1) / Math.Max(1, population.Patients);

    private static Threshold Share(string id, double percent, int weight) =>
        new(id, $"{weight} points when other patients who bear it are, at most", percent, Threshold.Percent, 0, 20);

    private static int Bearers(Population population, int surname, in PersonKeys user, in PersonKeys patient)
    {
        var all = population.PatientsWith(surname);
        var local = user.Postal != 0 && user.Postal == patient.Postal ? population.PatientsWith(surname, user.Postal) : 0;
        return local > 0 ? local : all;
    }
}
