using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class BaseRatesTests
{
    /// <summary>Midwives treat colleagues every day, nurses do not: what stands out in a nurse does not in a midwife.</summary>
    [Fact]
    public void Weighs_ByWhatIsUsualOfTheRole()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var midwives = Enumerable.Range(0, 6).Select(_ => ward.AddUser(role: "Midwife", department: ward.Maternity)).ToArray();
        foreach (var midwife in midwives)
        {
            for (var day = 0; day < 25; day++)
            {
                var patient = Colleague(ward);
                ward.AddEncounter(patient, ward.Maternity, day - 1, day + 1);
                ward.Open(midwife, patient, day);
            }
        }

        // One day of both, so that the two differ in nothing but the role.
        var (seenByMidwife, seenByNurse) = (Colleague(ward), Colleague(ward));
        var nurse = ward.AddUser(department: ward.Maternity);
        ward.Open(midwives[0], seenByMidwife, 26);
        ward.Open(nurse, seenByNurse, 26);
        var weights = ward.Judge().Findings.ToDictionary(f => f.Patient, f => f.Signals.SingleOrDefault(s => s.Rule == "co-worker")?.Weight ?? 0);
        Assert.True(weights[seenByNurse] > 1.5 * weights.GetValueOrDefault(seenByMidwife));
    }

    private static int Colleague(Ward ward) => ward.AddPatient(employee: ward.AddUser(role: "Clerk", department: ward.Office));
}
