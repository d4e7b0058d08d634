using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Policy;

/// <summary>A ward whose accesses are explained, three nurses who each opened the record of somebody they live with, one who opened a VIP's, one who cannot leave a record alone, and one whose care of a housemate the care team documents: five findings.</summary>
internal static class SnoopingHospital
{
    public static JudgementPolicy WithoutHouseholds { get; } = new() { RulesOff = new HashSet<string> { "household", "same-surname" } };

    public static async Task<Hospital> OpenAsync()
    {
        var hospital = await Hospital.OpenAsync();
        var ward = hospital.Department("W1", "Ward 1");
        for (var n = 0; n < 3; n++)
        {
            var nurse = hospital.User($"n{n + 1}", "Ann", $"Quill{n}", u => { u.DepartmentId = ward; u.AddressLine = $"{n + 1} Oak Street"; u.PostalCode = "60601"; });
            var housemate = hospital.Patient($"h{n}", "Bo", $"Quill{n}", p => { p.AddressLine = $"{n + 1} OAK ST"; p.PostalCode = "60601"; });
            for (var i = 0; i < 12; i++)
            {
                var patient = hospital.Patient($"q{n}-{i}", "Cy", $"Other{n}{i}", p => { p.AddressLine = $"{i + 1} Elm Road"; p.PostalCode = "60602"; });
                hospital.Add(new EncounterRow { EncounterId = $"e{n}-{i}", PatientId = patient, Class = "inpatient", DepartmentId = ward, StartedAt = Hospital.Noon.AddDays(-1) });
                hospital.Access(nurse, patient, Hospital.Noon.AddMinutes(i));
            }

            hospital.Access(nurse, housemate, Hospital.Noon.AddHours(2));
            hospital.Access(nurse, housemate, Hospital.Noon.AddDays(3));
        }

        var vip = hospital.Patient("v1", "Di", "Famous", p => p.Vip = true);
        var curious = hospital.User("n4", "Eve", "Curious", u => u.DepartmentId = ward);
        hospital.Access(curious, vip, Hospital.Noon.AddHours(3));
        hospital.Access(curious, vip, Hospital.Noon.AddHours(4));
        var fixated = hospital.User("n5", "Fay", "Fixated", u => u.DepartmentId = ward);
        var watched = hospital.Patient("w1", "Gus", "Watched");
        foreach (var day in new[] { 0, 4, 8, 12 })
        {
            hospital.Access(fixated, watched, Hospital.Noon.AddDays(day));
        }

        var carer = hospital.User("n6", "Hal", "Carer", u => { u.DepartmentId = ward; u.AddressLine = "9 Oak Street"; u.PostalCode = "60601"; });
        var cared = hospital.Patient("c1", "Ida", "Carer", p => { p.AddressLine = "9 OAK ST"; p.PostalCode = "60601"; });
        hospital.Add(new CareTeamRow { PatientId = cared, UserId = carer });
        hospital.Access(carer, cared, Hospital.Noon.AddHours(5));
        hospital.Access(carer, cared, Hospital.Noon.AddHours(6));
        await hospital.SaveAsync();
        return hospital;
    }

    public static Allowance Allowed(AllowedSubject subject, string id, params string[] rules) => new()
    {
        Subject = subject, Id = id, Rules = rules, Reason = "Test account of the training environment.", ApprovedBy = "Privacy board", From = new(2026, 1, 1), Until = new(2026, 12, 31),
    };
}
