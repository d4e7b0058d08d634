using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class OpeningsTests
{
    [Fact]
    public void Counts_ThoseOfAllDays()
    {
        Assert.Equal(new Openings(15, 4), Openings.On([new UserDay { Day = 3, Patients = 10, Unexplained = 4 }, new UserDay { Day = 4, Patients = 5 }]));
        Assert.Equal(default, Openings.On([]));
    }

    /// <summary>A few are drawn towards what is usual, many speak for themselves; of nothing the usual is left.</summary>
    [Theory]
    [InlineData(0, 0, 20, 0.05, 0.05)]
    [InlineData(5, 5, 20, 0.05, 0.24)]
    [InlineData(980, 980, 20, 0.05, 0.981)]
    [InlineData(9, 5, 1, 0, 0.5)]
    public void Mixes_TheUsualIntoAShare(int patients, int unexplained, double mixed, double usual, double expected)
    {
        Assert.Equal(expected, new Openings(patients, unexplained).Share(mixed, usual), 9);
        Assert.Equal(expected * 1000, new Openings(patients, unexplained).Share(mixed, usual, whole: 1000), 6);
    }

    /// <summary>Each opening must have no reason; a longer history has more places at which that may begin.</summary>
    [Theory]
    [InlineData(2, 0.5, 1, 0.25)]
    [InlineData(5, 0.1, 1, 0.00001)]
    [InlineData(5, 0.1, 300, 0.003)]
    [InlineData(3, 0, 1, 0)]
    [InlineData(3, 1, 1, 1)]
    public void Tells_TheChanceOfARun(int length, double share, long places, double expected) => Assert.Equal(expected, Openings.ChanceOfRun(length, share, places), 12);
}
