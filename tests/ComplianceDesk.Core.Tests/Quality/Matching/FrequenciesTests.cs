using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class FrequenciesTests
{
    private static readonly IdentityTable Table = IdentityTable.Of(
        Enumerable.Range(0, 1000).Select(i => new PatientIdentity
        {
            FamilyName = i < 100 ? "Smith" : i < 102 ? "Okafor" : $"N{i}",
            Ssn = i < 20 ? "219-44-1023" : $"{100_000_000 + (i * 7919)}",
            AddressLine = i < 50 ? "1 Shelter Way" : $"{i} Elm St",
        }));

    [Fact]
    public void Weighs_ACommonNameLess()
    {
        Assert.True(Bits(IdentityField.FamilyName, r => Table.Names[r.Family] == "SMITH", 0.01) < -2);
        Assert.True(Bits(IdentityField.FamilyName, r => Table.Names[r.Family] == "OKAFOR", 0.01) > 2);
    }

    [Fact]
    public void Weighs_ASharedNumberOrAddressLess()
    {
        Assert.True(Bits(IdentityField.Ssn, r => r.Ssn == 219441023, 1e-6) < -9);
        Assert.True(Bits(IdentityField.Address, r => Table.Places[r.Street] == "SHELTERWAY", 1e-3) < -4);
    }

    [Fact]
    public void Weighs_ANumberOfOnesOwnInFull() => Assert.Equal(0, Bits(IdentityField.Ssn, r => r.Ssn != 219441023, 1e-6));

    private static double Bits(IdentityField field, Func<IdentityRow, bool> which, double chance)
    {
        var row = Table.Rows.First(which);
        return new Frequencies(Table).Bits(field, Agreement.Same, row, row, chance);
    }
}
