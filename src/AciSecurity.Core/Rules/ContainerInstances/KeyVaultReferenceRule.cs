using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A secret that is written into the group is in the pipeline that deploys it, and is changed by deploying anew; one
/// that is referred to stays in its vault.</summary>
/// <remarks>secretReferences, secureValueReference, passwordReference, storageAccountKeyReference and secretReference since
/// api-version 2025-09-01. https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#secretreference</remarks>
public sealed class KeyVaultReferenceRule : ContainerGroupRule
{
    private const int MostNamed = 10;

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.KeyVaultReference", "Secrets are referred to in a key vault")
    {
        Severity = Severity.Low,
        Section = Section.Credentials,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB IM-8"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "List the secrets in secretReferences with the identity that may read them, and name them in secureValueReference, "
            + "passwordReference, storageAccountKeyReference or secretReference in place of the values.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var secrets = GroupSecrets.Of(group).ToList();
        var count = group.SecretReferenceCount;
        var byValue = secrets.FindAll(secret => secret.IsByValue is { IsKnown: true, Value: true });
        if (byValue.Count > 0)
        {
            // Where the api-version has no references, values are all that there is.
            return count.IsUnresolved
                ? Unknown($"has secrets, and secretReferences {count.Reason}").On(count)
                : Named(Fail, "has secrets by value", byValue);
        }

        var unknown = secrets.FindAll(secret => secret.IsByValue.IsUnresolved);
        if (unknown.Count > 0) return Named(Unknown, "may have secrets by value", unknown);
        return Pass(secrets.Count > 0 ? "refers to its secrets in a key vault" : "has no secrets").On(count);
    }

    private static Verdict Named(Func<string, Verdict> verdict, string finding, List<GroupSecret> secrets)
    {
        var more = secrets.Count > MostNamed ? $" and {secrets.Count - MostNamed} more" : "";
        return verdict($"{finding}: {string.Join(", ", secrets.Take(MostNamed).Select(secret => secret.ToString()))}{more}") with
        {
            Evidence = [.. secrets.Take(MostNamed).Select(secret => Evidence.OfSecret(secret.IsByValue))],
        };
    }
}
