using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

public sealed class ReviewFindingsTests
{
    [Fact]
    public void Keeps_EverySeverityAndStatusApart()
    {
        Assert.Equal([Mark.Observation, Mark.Low, Mark.Medium, Mark.High], Enum.GetValues<FindingSeverity>().Select(ReviewFindings.Of));
        Assert.Equal(
            [
                Disposition.Pending, Disposition.UnderReview, Disposition.Appropriate, Disposition.PolicyPermitted, Disposition.FalsePositive, Disposition.Confirmed, Disposition.Withdrawn, Disposition.Duplicate,
            ],
            Enum.GetValues<FindingStatus>().Select(ReviewFindings.Of));
    }
}
