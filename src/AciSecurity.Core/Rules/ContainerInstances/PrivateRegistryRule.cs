using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Anyone may push to a public registry: what comes from there nobody here has checked, and it can vanish.</summary>
/// <remarks>containers[].properties.image.
/// https://learn.microsoft.com/azure/container-instances/container-instances-image-security#use-a-private-registry</remarks>
public sealed class PrivateRegistryRule : ContainerRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.PrivateRegistry", "Image comes from a private registry")
    {
        Severity = Severity.High,
        Section = Section.PrivateRegistry,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciPrivateRegistry"],
        Controls = ["MCSB DS-6"],
        Recommendation = "Import the image into an Azure Container Registry (az acr import) and name it from there.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Container container, ContainerRuleContext context)
    {
        var image = container.Image;
        return image.Match(
            known: reference => Judge(reference, image, context),
            absent: () => Unknown("names no image"),
            unresolved: Unknown);
    }

    private static Verdict Judge(ImageReference image, Setting<ImageReference> setting, ContainerRuleContext context)
    {
        var registry = RegistryHost.Of(image, context.Policy);
        var host = Redaction.Text(image.Host ?? "");
        var verdict = registry.Kind switch
        {
            RegistryKind.Azure => Pass("comes from an Azure Container Registry"),
            RegistryKind.Microsoft => Pass("comes from Microsoft's own registry, which only Microsoft publishes to"),
            RegistryKind.Listed => Pass($"comes from {host}, which the policy lists as private"),
            RegistryKind.Public => Fail($"comes from {registry.Name}, a public registry"),
            _ when image.Host is null => Unknown("has an image whose registry an expression hides"),
            _ => Unknown($"comes from {host}, which is not known to be private; the policy can list it"),
        };
        return verdict.On(setting) with { Evidence = [Evidence.Of(setting), new("registryKind", registry.Name)] };
    }
}
