namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Says why a rule cannot be tested with a case: there is no such case for it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class NoCaseAttribute(RuleCase kind, string because) : Attribute
{
    public RuleCase Kind { get; } = kind;

    public string Because { get; } = because;
}
