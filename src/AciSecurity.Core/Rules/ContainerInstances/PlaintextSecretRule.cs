using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>The plain value of an environment variable is shown to everyone who may read the group, and kept in every log of it.</summary>
/// <remarks>containers[].properties.environmentVariables[].value, beside secureValue and secureValueReference.
/// https://learn.microsoft.com/azure/container-instances/container-instances-environment-variables#secure-values</remarks>
public sealed class PlaintextSecretRule : ContainerRule
{
    private readonly Func<string, string, SecretExamination> _examine;

    /// <summary>Makes the rule.</summary>
    public PlaintextSecretRule()
        : this(SecretDetector.Examine)
    {
    }

    internal PlaintextSecretRule(Func<string, string, SecretExamination> examine) => _examine = examine;

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.PlaintextSecret", "No secret in a plain environment variable")
    {
        Severity = Severity.Critical,
        Section = Section.Credentials,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB IM-8"],
        Recommendation = "Use secureValue or secureValueReference in place of value, and change the secret: it has been seen.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Container container, ContainerRuleContext context)
    {
        var variables = container.EnvironmentVariables;
        return variables.Match(
            known: list => Judge(list, context.Group.Resource, variables.Select(items => items.Count)),
            absent: () => Pass("has no environment variables"),
            unresolved: Unknown);
    }

    /// <summary>Examines a variable of a group; null where its plain value holds no secret.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="resource">The group.</param>
    /// <param name="examine">Examines a name and a value, as <see cref="SecretDetector.Examine"/> does.</param>
    internal static ExaminedSetting? Examine(EnvironmentVariable variable, Resource resource, Func<string, string, SecretExamination> examine) =>
        ExaminedSetting.Of(new(variable.Label, variable.Name, variable.Value, variable.ValueExpression), resource, examine);

    private Verdict Judge(IReadOnlyList<EnvironmentVariable> variables, Resource resource, Setting<int> count) => SecretVerdict.Of(
        [.. variables.Select(variable => Examine(variable, resource, _examine)).OfType<ExaminedSetting>()],
        secrets: "has secrets in plain environment variables",
        unknown: "has plain environment variables that may hold secrets",
        none: () => Pass("has no plain environment variable that looks like a secret").On(count));
}
