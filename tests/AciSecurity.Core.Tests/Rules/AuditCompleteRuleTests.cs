using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Rules;

public sealed class AuditCompleteRuleTests
{
    [Fact]
    public void It_judges_no_resource() =>
        Assert.DoesNotContain(Given.Registry().Build().Type, new AuditCompleteRule().Metadata.ResourceTypes);

    [Fact]
    public void What_was_read_meets_it() => Given.Registry().JudgedBy<AuditCompleteRule>().Is(Outcome.Pass, "meets the rule");
}
