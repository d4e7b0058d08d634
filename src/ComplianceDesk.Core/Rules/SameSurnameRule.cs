using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>User and patient share a surname that few people here bear.</summary>
public sealed class SameSurnameRule : PairRule
{
    // Share of patients who bear the surname (in the same postal code, when the user's is the same), and the weight it is worth.
    private static readonly (double Share, int Weight)[] Steps = [(0.0005, 50), (0.002, 46), (0.005, 34), (0.01, 18), (0.02, 8)];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "same-surname",
        Version = 1,
        Title = "Same surname as the patient",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to a patient with the user's surname (without case, accents and punctuation; either part of a double name), weighted by how few other patients bear it. When both live in the same postal code, those who bear it there are counted instead. A surname borne by more than 2 % says nothing; one by more than 0.2 % needs a second signal.",
        Needs = ["workforce.family_name", "patients.family_name", RuleInfo.Care],
        Thresholds = [.. Steps.Select(s => new RuleThreshold($"other patients who bear it, at most {RiskScore.Percent(s.Share)}", $"{s.Weight} points"))],
        InnocentCauses = ["namesakes", "a wrong chart opened and closed", "relatives in ordinary care that no feed documents", "married names hide as many relatives as this finds"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        ref readonly var user = ref pair.User;
        ref readonly var patient = ref pair.Patient;
        var surname = PersonKeys.SharedSurname(user.Keys, patient.Keys);
        if (surname == 0 || user.OwnPatient == pair.PatientId || patient.Employee == pair.UserId)
        {
            return Match.None;
        }

        var bearers = Bearers(pair.Context.Population, surname, user.Keys, patient.Keys);
        var share = (double)(bearers - 1) / Math.Max(1, pair.Context.Population.Patients);
        for (var step = 0; step < Steps.Length; step++)
        {
            if (share <= Steps[step].Share)
            {
                return new(Steps[step].Weight, step, bearers);
            }
        }

        return Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match)
    {
        var local = pair.User.Keys.Postal != 0 && pair.User.Keys.Postal == pair.Patient.Keys.Postal;
        return string.Create(CultureInfo.InvariantCulture,
            $"Same surname as the patient{(local ? ", same postal code" : "")}; {match.Detail:N0} of {pair.Context.Population.Patients:N0} patients share {(local ? "both" : "it")}.");
    }

    private static int Bearers(Population population, int surname, in PersonKeys user, in PersonKeys patient)
    {
        var all = population.PatientsWith(surname);
        var local = user.Postal != 0 && user.Postal == patient.Postal ? population.PatientsWith(surname, user.Postal) : 0;
        return local > 0 ? local : all;
    }
}
