using System.Runtime.InteropServices;

namespace ComplianceDesk.Core.Access;

/// <summary>Which patients are employees: what either feed says, and, where both are silent, one person of the same full name at the same address or telephone.</summary>
internal static class EmployeeLinks
{
    public static void Complete(UserFacts[] users, PatientFacts[] patients)
    {
        for (var patient = 1; patient < patients.Length; patient++)
        {
            var employee = patients[patient].Employee;
            if ((uint)employee < (uint)users.Length && employee != 0 && users[employee].OwnPatient == 0)
            {
                users[employee] = users[employee] with { OwnPatient = patient };
            }
        }

        for (var user = 1; user < users.Length; user++)
        {
            var own = users[user].OwnPatient;
            if ((uint)own < (uint)patients.Length && own != 0 && patients[own].Employee == 0)
            {
                patients[own] = patients[own] with { Employee = user };
            }
        }

        // Where a dozen surnames are half the town, several bear one name: home or telephone tells them apart.
        var byName = new Dictionary<int, List<int>>();
        for (var user = 1; user < users.Length; user++)
        {
            if (users[user] is { Listed: true, OwnPatient: 0, Keys.FullName: not 0 and var name })
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(byName, name, out _) ??= []).Add(user);
            }
        }

        var fitting = new List<(int User, int Patient)>();
        for (var patient = 1; patient < patients.Length; patient++)
        {
            if (patients[patient] is { Employee: 0, Keys: { FullName: not 0 } keys } && byName.TryGetValue(keys.FullName, out var namesakes))
            {
                foreach (var user in namesakes)
                {
                    if (PersonKeys.SharesHome(keys, users[user].Keys))
                    {
                        fitting.Add((user, patient));
                    }
                }
            }
        }

        // Father and son of one name under one roof: where two records or two people fit, none is taken.
        var (ofUser, ofPatient) = (fitting.CountBy(f => f.User).ToDictionary(), fitting.CountBy(f => f.Patient).ToDictionary());
        foreach (var (user, patient) in fitting.Where(f => ofUser[f.User] == 1 && ofPatient[f.Patient] == 1))
        {
            patients[patient] = patients[patient] with { Employee = user };
            users[user] = users[user] with { OwnPatient = patient };
        }
    }
}
