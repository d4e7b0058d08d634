using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PhoneGivenCheckTests
{
    [Fact]
    public void Flags_MissingPhone() =>
        Assert.Equal(["A:phone"], Checked.By("CMP-10", Checked.Patient("A") with { Phone = null }, Checked.Patient("B")).Booked);

    /// <summary>Kinds are asked where the source tells any; a missing number is booked as that alone.</summary>
    [Fact]
    public void Flags_ANumberWithoutItsKindWhereKindsAreTold()
    {
        var (bare, none) = (Checked.Patient("A") with { PhoneKind = null }, Checked.Patient("B") with { Phone = null, PhoneKind = null });
        Assert.Equal(["A:phone_kind", "B:phone"], Checked.By("CMP-10", bare, none).Booked);
        var untold = Checked.By("CMP-10", Checked.AllFeeds.Where(feed => feed != PatientRecord.WithPhoneKind).ToHashSet(), bare, none);
        Assert.Equal(["B:phone"], untold.Booked);
        Assert.Contains("kind of telephone", untold.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void StaysQuiet_WithoutEmail() => Assert.Empty(Checked.By("CMP-10", Checked.Patient() with { Email = null }).Failures);
}
