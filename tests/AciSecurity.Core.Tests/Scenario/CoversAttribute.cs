namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Says which of the cases that every rule is tested with a test is.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CoversAttribute(params RuleCase[] cases) : Attribute
{
    public IReadOnlyList<RuleCase> Cases { get; } = cases;
}
