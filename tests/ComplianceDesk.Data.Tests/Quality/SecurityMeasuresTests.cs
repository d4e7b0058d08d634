using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class SecurityMeasuresTests
{
    [Theory]
    [InlineData(SecurityMeasures.LoginBurstRule)]
    [InlineData(SecurityMeasures.OverrideRule)]
    public void Names_RulesThatExist(string rule) => Assert.NotNull(RuleCatalog.Find(rule));
}
