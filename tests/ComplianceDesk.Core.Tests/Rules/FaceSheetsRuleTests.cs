using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FaceSheetsRuleTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 0)]
    public void Flags_StrangersOfWhomOnlyTheFaceSheetIsRead(int patients, int found) => Assert.Equal(found, Found(patients));

    [Fact]
    public void StaysQuiet_WhenTheyLieFurtherApart() => Assert.Equal(0, Found(3, apart: 5));

    [Fact]
    public void StaysQuiet_WhenMoreOfTheRecordIsRead() => Assert.Equal(0, Found(4, (ward, stranger, day) => ward.Do(AccessAction.Read, ward.Nurse, stranger, day, 13, 1, kind: ObjectKind.Clinical, part: 1)));

    [Fact]
    public void StaysQuiet_WhenTheFaceSheetIsCorrected() => Assert.Equal(0, Found(4, (ward, stranger, day) => ward.Do(AccessAction.Update, ward.Nurse, stranger, day, 13, 1, kind: ObjectKind.Demographics, part: 1)));

    [Fact]
    public void StaysQuiet_WhenTheRightChartComesNext() => Assert.Equal(0, Found(4, (ward, _, day) => ward.Open(ward.Nurse, ward.PatientsOf(ward.Surgery)[day % 3], day, 13, 1)));

    [Fact]
    public void StaysQuiet_AtSystemsStaff()
    {
        var ward = new Ward();
        var analyst = ward.AddUser(role: "Systems analyst", department: ward.Office);
        foreach (var stranger in ward.AddPatients(4))
        {
            ward.Do(AccessAction.Read, analyst, stranger, 10, 13, kind: ObjectKind.Demographics, part: 1);
        }

        Assert.Empty(ward.Found<FaceSheetsRule>());
    }

    [Fact]
    public void StaysQuiet_AtPatientsOfTheWard()
    {
        var ward = new Ward();
        foreach (var (turn, patient) in ward.PatientsOf(ward.Surgery)[..5].Index())
        {
            ward.Do(AccessAction.Read, ward.Nurse, patient, 14, 13 + turn, kind: ObjectKind.Demographics, part: 1);
        }

        Assert.Empty(ward.Found<FaceSheetsRule>());
    }

    private static int Found(int patients, Action<Ward, int, int>? also = null, int apart = 1)
    {
        var ward = new Ward { Policy = Ward.Without("browsing", "unexplained-look", "stranger-after-stranger") };
        foreach (var (turn, stranger) in ward.AddPatients(patients).Index())
        {
            ward.Do(AccessAction.Read, ward.Nurse, stranger, 10 + (turn * apart), 13, kind: ObjectKind.Demographics, part: 1);
            also?.Invoke(ward, stranger, 10 + (turn * apart));
        }

        return ward.Found<FaceSheetsRule>().Count(f => f.User == ward.Nurse);
    }
}
