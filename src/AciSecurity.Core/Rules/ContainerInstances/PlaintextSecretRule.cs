using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>The plain value of an environment variable is shown to everyone who may read the group, and kept in every log of it.</summary>
/// <remarks>containers[].properties.environmentVariables[].value, beside secureValue and secureValueReference.
/// https://learn.microsoft.com/azure/container-instances/container-instances-environment-variables#secure-values</remarks>
public sealed class PlaintextSecretRule : ContainerRule
{
    private const int MostNamed = 10;
    private readonly Func<string, string?> _formatOf;

    /// <summary>Makes the rule.</summary>
    public PlaintextSecretRule()
        : this(SecretFormat.Of)
    {
    }

    internal PlaintextSecretRule(Func<string, string?> formatOf) => _formatOf = formatOf;

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

    private Verdict Judge(IReadOnlyList<EnvironmentVariable> variables, Resource resource, Setting<int> count)
    {
        var examined = variables.Select(variable => PlainVariable.Examine(variable, resource, _formatOf)).ToList();
        var secrets = examined.FindAll(variable => variable.Outcome == Outcome.Fail);
        if (secrets.Count > 0) return Named(Fail, "has secrets in plain environment variables", secrets);
        var unknown = examined.FindAll(variable => variable.Outcome == Outcome.Unknown);
        return unknown.Count > 0
            ? Named(Unknown, "has plain environment variables that may hold secrets", unknown)
            : Pass("has no plain environment variable that looks like a secret").On(count);
    }

    private static Verdict Named(Func<string, Verdict> verdict, string finding, List<PlainVariable> variables)
    {
        var more = variables.Count > MostNamed ? $" and {variables.Count - MostNamed} more" : "";
        return verdict($"{finding}: {string.Join(", ", variables.Take(MostNamed))}{more}") with
        {
            Evidence = [.. variables.Select(variable => Evidence.OfSecret(variable.Variable.Value))],
        };
    }
}
