namespace ComplianceDesk.Core.Access;

/// <summary>How many people bear a name, live at an address or answer a telephone: what makes a coincidence likely or not.</summary>
public sealed class Population
{
    private readonly int[] patients;
    private readonly int[] people;
    private readonly Dictionary<long, int> surnameInPostal = [];
    private readonly Dictionary<int, List<int>> surnamesAt = [];
    private readonly Lazy<Grouped<int>> houses;

    internal Population(int keys, UserFacts[] users, PatientFacts[] patientFacts)
    {
        patients = new int[keys + 1];
        foreach (var patient in patientFacts)
        {
            if (!patient.Listed)
            {
                continue;
            }

            Patients++;
            Count(patients, patient.Keys);
            if (patient.Keys.Surname != 0 && patient.Keys.Postal != 0)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(surnameInPostal, Pair(patient.Keys.Surname, patient.Keys.Postal), out _)++;
            }
        }

        people = [.. patients];
        foreach (var user in users)
        {
            // An employee who is a patient too is one person.
            if (user.Listed && user.OwnPatient == 0)
            {
                Count(people, user.Keys);
            }
        }

        houses = new(() => Houses(users, patientFacts));
        foreach (var patient in patientFacts)
        {
            AddAddress(patient.Listed, patient.Keys);
        }

        foreach (var user in users)
        {
            AddAddress(user.Listed && user.OwnPatient == 0, user.Keys);
        }
    }

    /// <summary>The number of listed patients.</summary>
    public int Patients { get; }

    /// <summary>Patients who have this surname, given name, full name, address, postal code or telephone number.</summary>
    public int PatientsWith(int key) => patients[key];

    /// <summary>Patients and staff who have this key; an employee who is a patient counts once.</summary>
    public int PeopleWith(int key) => people[key];

    /// <summary>Patients with this surname in this postal code.</summary>
    public int PatientsWith(int surname, int postal) => surnameInPostal.GetValueOrDefault(Pair(surname, postal));

    /// <summary>Different surnames at one address.</summary>
    public int SurnamesAt(int address) => surnamesAt.TryGetValue(address, out var names) ? names.Count : people[address];

    /// <summary>People on record in the houses of a street whose numbers differ from the given one by no more than that.</summary>
    public int PeopleNear(int street, int houseNumber, int within)
    {
        var people = 0;
        foreach (var house in houses.Value.Of(street))
        {
            people += Math.Abs(house - houseNumber) <= within ? 1 : 0;
        }

        return people;
    }

    private static Grouped<int> Houses(UserFacts[] users, PatientFacts[] patients)
    {
        var (streets, numbers) = (new List<int>(), new List<int>());
        foreach (var keys in patients.Where(p => p.Listed).Select(p => p.Keys).Concat(users.Where(u => u.Listed && u.OwnPatient == 0).Select(u => u.Keys)))
        {
            if (keys.Street != 0)
            {
                streets.Add(keys.Street);
                numbers.Add(keys.HouseNumber);
            }
        }

        return new(streets, numbers);
    }

    private void AddAddress(bool isListed, in PersonKeys keys)
    {
        // Most addresses hold one person on record: they need no list.
        if (!isListed || keys.Address == 0 || keys.Surname == 0 || people[keys.Address] < 2)
        {
            return;
        }

        ref var names = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(surnamesAt, keys.Address, out _);
        names ??= new(1);
        if (names.Count < 16 && !names.Contains(keys.Surname))
        {
            names.Add(keys.Surname);
        }
    }

    private static void Count(int[] counts, in PersonKeys keys)
    {
        counts[keys.Surname]++;
        counts[keys.SurnamePart]++;
        counts[keys.SurnamePart2]++;
        counts[keys.Given]++;
        counts[keys.FullName]++;
        counts[keys.Address]++;
        counts[keys.Building]++;
        counts[keys.Street]++;
        counts[keys.Postal]++;
        counts[keys.Phone]++;
        counts[0] = 0;
    }

    private static long Pair(int a, int b) => ((long)a << 32) | (uint)b;
}
