using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class EpisodeFindingsTests
{
    [Fact]
    public void Grows_WhenItRestsOnWhatTheEarlierFindingHolds()
    {
        var ward = new Ward();
        Browse(ward, 2, 4, 6, 8, 10, 12);
        Browse(ward, 35, 37);
        var past = new Past();
        var first = ward.Judge(new Epoch(Ward.Date(0), Ward.Date(13)), past);
        past.Add(first.Learned);
        past.Add(ward.Judge(new Epoch(Ward.Date(14), Ward.Date(33)), past).Learned);
        var later = Assert.Single(ward.Judge(new Epoch(Ward.Date(34), Ward.Date(40)), past).Findings);
        Assert.Equal(Assert.Single(first.Findings).Key, later.Key);
        Assert.NotEmpty(later.Earlier);
    }

    private static void Browse(Ward ward, params int[] days)
    {
        foreach (var day in days)
        {
            foreach (var patient in ward.AddPatients(2))
            {
                ward.Open(ward.Nurse, patient, day);
            }
        }
    }
}
