using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Requirements;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Web.Tests.Features;

public sealed class RequirementsFilterTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?rule=breach-rule")]
    [InlineData("?rule=security-rule&result=exception-noted&only=no-decision&as-of=2026-03-01&proposed=on")]
    [InlineData("?only=no-evidence&proposed=off")]
    [InlineData("?result=not-applicable&only=expiring")]
    [InlineData("?proposed=on&find=164.312")]
    public void Converts_ToTheAddressAndBack(string query) => Assert.Equal(RequirementsFilter.Path + query, RequirementsFilter.Parse(query).Href);

    [Fact]
    public void Ignores_WhatItDoesNotKnow() => Assert.Equal(new RequirementsFilter(), RequirementsFilter.Parse("?rule=no&result=passed&only=all&as-of=yesterday&proposed=maybe"));

    [Fact]
    public void Takes_WhatIsAskedFor()
    {
        RequirementLine Line(string id, TestResult result, StatementState statement = StatementState.Missing) =>
            new(RequirementCatalog.Find(id)!, new RequirementResultRow { RequirementId = id, Result = result, Because = "", By = "desk" }, [], null, statement, null);
        RequirementLine[] lines =
        [
            Line("sec-312-b", TestResult.ExceptionNoted), Line("sec-312-a-2-iii", TestResult.NotTested), Line("priv-502-a", TestResult.Attested, StatementState.Expiring),
            Line("sec-310-a-2-i", TestResult.NotApplicable),
        ];
        string[] Taken(string query) => [.. lines.Where(RequirementsFilter.Parse(query).Takes).Select(l => l.Requirement.Id)];
        Assert.Equal(4, Taken("").Length);
        Assert.Equal(["sec-312-b"], Taken("?only=exceptions"));
        Assert.Equal(["sec-312-a-2-iii"], Taken("?only=no-evidence"));
        Assert.Equal(["priv-502-a"], Taken("?only=expiring"));
        Assert.Equal(["sec-312-a-2-iii"], Taken("?only=no-decision"));
        Assert.Equal(["priv-502-a"], Taken("?rule=privacy-rule"));
        Assert.Equal(["priv-502-a"], Taken("?result=attested"));
        Assert.Equal(["sec-312-b"], Taken("?find=164.312(B)"));
        Assert.Equal([], Taken("?find=164.312(B)&result=attested"));
    }
}
