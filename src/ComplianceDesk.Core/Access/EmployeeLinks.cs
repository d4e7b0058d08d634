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

        var byName = new Dictionary<int, int>();
        for (var user = 1; user < users.Length; user++)
        {
            if (users[user] is { Listed: true, OwnPatient: 0, Keys.FullName: not 0 and var name } && !byName.TryAdd(name, user))
            {
                byName[name] = 0;
            }
        }

        // Father and son of one name under one roof: where two records fit, neither is taken.
        var fitting = new Dictionary<int, int>();
        for (var patient = 1; patient < patients.Length; patient++)
        {
            ref readonly var facts = ref patients[patient];
            if (facts.Employee == 0 && facts.Keys.FullName != 0 && byName.TryGetValue(facts.Keys.FullName, out var user) && user != 0
                && ((facts.Keys.Address != 0 && facts.Keys.Address == users[user].Keys.Address) || (facts.Keys.Phone != 0 && facts.Keys.Phone == users[user].Keys.Phone))
                && !fitting.TryAdd(user, patient))
            {
                fitting[user] = 0;
            }
        }

        foreach (var (user, patient) in fitting)
        {
            if (patient != 0)
            {
                patients[patient] = patients[patient] with { Employee = user };
                users[user] = users[user] with { OwnPatient = patient };
            }
        }
    }
}
