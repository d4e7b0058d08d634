using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class MotherAndChildExplanationTests
{
    private const string Phone = "555-010-2000";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Explains_TheOtherOfTwo(bool isChildInCare)
    {
        Assert.Equal("mother-and-child", Read(isChildInCare));
    }

    [Fact]
    public void DoesNotExplain_TheMotherOfAnOlderChild()
    {
        Assert.Null(Read(born: -360));
    }

    [Fact]
    public void DoesNotExplain_ANamesakeElsewhere()
    {
        Assert.Null(Read(phone: "555-010-9999"));
    }

    [Fact]
    public void DoesNotExplain_WhereTheChildWasNobodysPatient()
    {
        Assert.Null(Read(isInCare: false));
    }

    [Fact]
    public void DoesNotExplain_WeeksLater()
    {
        Assert.Null(Read(day: 18));
    }

    private static string? Read(bool isChildInCare = true, int born = 8, string phone = Phone, bool isInCare = true, int day = 11)
    {
        var ward = new Ward();
        var mother = ward.AddPatient("Ada", "Quill", phone: phone);
        var child = ward.AddPatient("Ben", "Quill", born: born);
        ward.AddRelation(child, "Ada", "Quill", Phone);
        var (inCare, other) = isChildInCare ? (child, mother) : (mother, child);
        if (isInCare)
        {
            ward.AddEncounter(inCare, ward.Surgery, 8, 12);
        }

        ward.Open(ward.Nurse, inCare, 10);
        ward.Open(ward.Nurse, other, day, 14);
        return ward.ReasonOf(ward.Nurse, other, day);
    }
}
