using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class CodingCorrectionMeasureTests
{
    [Fact]
    public void Counts_WrongCasesPutRightInTime_AndListsTheRest()
    {
        var wrong = Reviewed(60, "193", "194", ("J18.9", "J15.9"));
        var answer = By(
            new CodingCorrectionMeasure(),
            wrong with { CorrectedAt = wrong.ReviewedAt.AddDays(30) },
            wrong with { CorrectedAt = wrong.ReviewedAt.AddDays(31) },
            wrong,
            Reviewed(60, "193", "193", ("J18.9", "J18.9")),
            Reviewed(25, "193", "193", ("J18.9", "J15.9")));
        Assert.Equal((1, 3), answer.Figure());
        Assert.Equal(["Codes and group put right, and the bill", "Codes put right"], answer.Items.Select(item => item.Duty.Owed));
        Assert.All(answer.Items, item => Assert.Equal(("coding_audits", OwnerKind.Function, "Coding", 7), (item.Duty.Feed, item.Duty.Owner.Kind, item.Duty.Owner.Id, item.Duty.PatientKey)));
    }
}
