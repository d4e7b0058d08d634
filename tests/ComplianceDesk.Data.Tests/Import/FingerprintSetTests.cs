using ComplianceDesk.Data.Import;

namespace ComplianceDesk.Data.Tests.Import;

public sealed class FingerprintSetTests
{
    [Fact]
    public void Knows_EverythingAdded_AndNothingElse()
    {
        var set = new FingerprintSet();
        var random = new Random(7);
        var known = new Dictionary<ulong, int> { [0] = 5 };
        while (known.Count < 200_000) known[(ulong)random.NextInt64()] = random.Next();
        Assert.True(known.All(k => set.Add(k.Key, k.Value) == Acquaintance.New));
        Assert.True(known.All(k => set.Add(k.Key, k.Value) == Acquaintance.Same));
        Assert.True(known.All(k => set.Add(k.Key, k.Value ^ 1) == Acquaintance.Different));
    }
}
