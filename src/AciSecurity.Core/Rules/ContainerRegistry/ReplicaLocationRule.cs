using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A replica brings every image of the registry to its region, where data may not be allowed to go.</summary>
/// <remarks>registries/replications, location. https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication</remarks>
public sealed class ReplicaLocationRule : RegistryChildRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.ReplicaLocation", "Replica is in an allowed region")
    {
        Severity = Severity.Medium,
        Section = Section.PrivateRegistry,
        ResourceTypes = [ResourceTypes.Replication],
        Cmdlets = ["Test-AcrSecuritySetting"],
        Recommendation = "Remove the replica (az acr replication delete), or list its region in the policy.",
    };

    /// <inheritdoc/>
    protected override Verdict Judge(Resource child, RuleContext context)
    {
        var regions = context.Policy.AllowedRegions;
        var location = child.Root.Member("location").AsText();
        if (regions.Count == 0) return NotApplicable("is in a region, and the policy lists none").On(location);
        return location.Match(
            known: region => regions.Any(allowed => Code(allowed) == Code(region))
                ? Pass($"is in {Redaction.Text(region)}, which the policy allows")
                : Fail($"is in {Redaction.Text(region)}, which the policy does not allow"),
            absent: () => Unknown("does not say its region"),
            unresolved: Unknown);
    }

    /// <summary><c>West Europe</c> is the display name of <c>westeurope</c>.</summary>
    private static string Code(string region) => region.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
