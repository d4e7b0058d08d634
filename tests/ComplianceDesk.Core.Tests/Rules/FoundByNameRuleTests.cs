using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FoundByNameRuleTests
{
    /// <summary>A search that leads to the record adds to what else there is; one that led elsewhere, one long before, and what was written in, add nothing.</summary>
    [Theory]
    [InlineData(58, false, AccessAction.Read, 1)]
    [InlineData(50, false, AccessAction.Read, 0)]
    [InlineData(58, true, AccessAction.Read, 0)]
    [InlineData(58, false, AccessAction.Create, 0)]
    public void Supports_WhatWasSearchedFor(int minute, bool elsewhere, AccessAction last, int found)
    {
        var ward = new Ward { Policy = new() { Thresholds = new Dictionary<string, double> { ["found-by-name.until-opened"] = 120 } } };
        var vip = ward.AddPatient(vip: true);
        ward.Do(AccessAction.Query, ward.Nurse, 0, 10, 12, minute);
        if (elsewhere)
        {
            ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10, 12, 59);
        }

        ward.Open(ward.Nurse, vip, 10);
        ward.Do(last, ward.Nurse, vip, 10, 14);
        Assert.Equal(found, ward.Found<FoundByNameRule>().Count);
    }

    /// <summary>A clerk who searches before every record, and writes nothing, looks for nobody in particular.</summary>
    [Fact]
    public void WeighsNextToNothing_WhereTheRoleSearchesAllDay()
    {
        var ward = new Ward();
        int[] clerks = [.. Enumerable.Range(0, 3).Select(_ => ward.AddUser(role: "Registration clerk", department: ward.Office))];
        for (var day = 0; day < 20; day++)
        {
            foreach (var clerk in clerks)
            {
                foreach (var (at, department) in new[] { ward.Surgery, ward.Medicine, ward.Maternity }.Index())
                {
                    Search(ward, clerk, ward.PatientsOf(department)[day % 8], day, 9 + at);
                }
            }
        }

        var (byClerk, byNurse) = (ward.AddPatient(vip: true), ward.AddPatient(vip: true));
        Search(ward, clerks[0], byClerk, 21, 10);
        Search(ward, ward.Nurse, byNurse, 21, 10);
        var findings = ward.Judge().Findings;
        Assert.InRange(WeightOf(byClerk), 0, 4);
        Assert.InRange(WeightOf(byNurse), 16, 24);

        int WeightOf(int patient) => findings.Single(f => f.Patient == patient).Signals.Where(s => s.Rule == "found-by-name").Sum(s => s.Weight);
    }

    [Fact]
    public void MakesNoFinding()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        Search(ward, ward.Nurse, ward.AddPatient(), 10, 13);
        Assert.Empty(ward.Judge().Findings);
    }

    private static void Search(Ward ward, int user, int patient, int day, int hour)
    {
        ward.Do(AccessAction.Query, user, 0, day, hour);
        ward.Open(user, patient, day, hour, 1);
    }
}
