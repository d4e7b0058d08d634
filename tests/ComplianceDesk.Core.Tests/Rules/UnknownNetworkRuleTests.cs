using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class UnknownNetworkRuleTests
{
    private readonly Ward ward = new();

    public UnknownNetworkRuleTests()
    {
        var address = ward.Next();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            for (var day = 0; day < 25; day++)
            {
                ward.Do(AccessAction.Login, nurse, 0, day, 7, address: address);
            }
        }
    }

    [Fact]
    public void Flags_ReadingFromAnAddressNobodyUses()
    {
        ReadFrom(ward.Next(), ward.AddPatients(3));
        Assert.Equal([(ward.Nurse, 0)], ward.Found<UnknownNetworkRule>());
    }

    [Theory]
    [InlineData(1, AccessAction.Read, 0)]
    [InlineData(2, AccessAction.Read, 1)]
    [InlineData(2, AccessAction.Update, 0)]
    [InlineData(3, AccessAction.Update, 1)]
    public void Flags_TwoPatients_ThreeWhereSomethingWasWritten(int patients, AccessAction last, int found)
    {
        ReadFrom(ward.Next(), ward.AddPatients(patients), last);
        Assert.Equal(found, ward.Found<UnknownNetworkRule>().Count);
    }

    /// <summary>That an office has work on every visit tells nothing of who uses its account at night; what was written then is work.</summary>
    [Theory]
    [InlineData(AccessAction.Read, 22, true)]
    [InlineData(AccessAction.Read, 10, false)]
    [InlineData(AccessAction.Update, 22, false)]
    public void Flags_ReadingForNoReasonButTheOfficesGeneralOne(AccessAction action, int hour, bool flagged)
    {
        var (coder, desk, address) = (ward.AddUser(role: "Coder", department: ward.Office), ward.Next(), ward.Next());
        for (var day = 0; day < 20; day++)
        {
            ward.Open(coder, ward.PatientsOf(ward.Medicine)[0], day, 10);
            ward.Do(AccessAction.Login, coder, 0, day, 9, address: desk);
        }

        foreach (var patient in ward.PatientsOf(ward.Surgery)[..3])
        {
            ward.Do(action, coder, patient, 20, hour, address: address);
        }

        Assert.Equal(flagged, ward.Found<UnknownNetworkRule>().Count > 0);
    }

    [Fact]
    public void StaysQuiet_OnChartingAtHome()
    {
        ReadFrom(ward.Next(), ward.PatientsOf(ward.Surgery));
        Assert.Empty(ward.Found<UnknownNetworkRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheAddressIsUsedByOthers()
    {
        var address = ward.Next();
        ward.Do(AccessAction.Login, ward.NursesOf(ward.Medicine)[0], 0, 3, address: address);
        ReadFrom(address, ward.AddPatients(3));
        Assert.Empty(ward.Found<UnknownNetworkRule>());
    }

    [Fact]
    public void StaysQuiet_WhereAddressesChangeEachDay()
    {
        foreach (var nurse in ward.NursesOf(ward.Medicine))
        {
            for (var day = 0; day < 25; day++)
            {
                ward.Do(AccessAction.Login, nurse, 0, day, 7, address: ward.Next());
            }
        }

        ReadFrom(ward.Next(), ward.AddPatients(3));
        Assert.Empty(ward.Found<UnknownNetworkRule>());
    }

    private void ReadFrom(int address, int[] patients, AccessAction last = AccessAction.Read)
    {
        for (var i = 0; i < patients.Length; i++)
        {
            ward.Do(i == patients.Length - 1 ? last : AccessAction.Read, ward.Nurse, patients[i], 20, 13, 2 * i, address: address);
        }
    }
}
