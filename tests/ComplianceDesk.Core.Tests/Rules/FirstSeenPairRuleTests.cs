using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FirstSeenPairRuleTests
{
    private const int Late = Ward.WorkingDays - 1;

    [Fact]
    public void Flags_AVipWhomTheUserNeverOpenedBefore()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, Late);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<FirstSeenPairRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheyMetBefore()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 5);
        ward.Open(ward.Nurse, vip, Late);
        Assert.Empty(ward.Found<FirstSeenPairRule>());
        Assert.NotEmpty(ward.Found<VipRule>());
    }

    [Fact]
    public void StaysQuiet_WhileTheLogIsShort()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 14);
        Assert.Empty(ward.Found<FirstSeenPairRule>());
        Assert.NotEmpty(ward.Found<VipRule>());
    }

    [Fact]
    public void StaysQuiet_WithNothingToSupport()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        ward.Open(ward.Nurse, ward.AddPatient(), Late);
        Assert.Empty(ward.Judge().Findings);
    }

    [Fact]
    public void WeighsLess_WhereFirstTimesAreOrdinary()
    {
        Assert.Equal(6, Weight(new Ward()));

        // Everybody's new patients of the last days: first times that have a reason.
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            foreach (var patient in ward.AddPatients(40))
            {
                ward.AddEncounter(patient, ward.Surgery, 28, 30);
                ward.Open(nurse, patient, Late);
            }
        }

        Assert.InRange(Weight(ward), 1, 5);

        static int Weight(Ward ward)
        {
            var vip = ward.AddPatient(vip: true);
            ward.Open(ward.Nurse, vip, Late);
            return ward.Judge().Findings.Single(f => f.Patient == vip).Signals.Single(s => s.Rule == "first-seen-pair").Weight;
        }
    }

    [Fact]
    public void StaysQuiet_WhenTheyMetInAnEarlierEpoch()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, Late);
        Assert.Contains("first-seen-pair", Rules(met: false));
        Assert.DoesNotContain("first-seen-pair", Rules(met: true));

        IEnumerable<string> Rules(bool met) => Judgement.Of(ward.Explained(met)).Findings.SelectMany(f => f.Rules);
    }
}
