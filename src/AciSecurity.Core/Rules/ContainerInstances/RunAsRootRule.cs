using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Root in a container is root to the kernel, and owns every file that is mounted into it.</summary>
/// <remarks>securityContext.runAsUser since api-version 2023-05-01; without it the image's USER decides, and an image without
/// one runs as root.
/// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextdefinition</remarks>
public sealed class RunAsRootRule : SecurityContextRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.RunAsRoot", "Container does not run as root")
    {
        Severity = Severity.High,
        Section = Section.AttackSurface,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege", "Test-AciAttackSurface"],
        Controls = ["MCSB PV-2", "CIS Docker 4.1"],
        Recommendation = "Build the image with a USER other than root, and set securityContext.runAsUser to that user's id.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(SecurityContext security, Baseline baseline) =>
        security.RunAsUser.Match(
            known: user => user switch
            {
                0 => Fail("runs as root"),
                > 0 and <= int.MaxValue => Pass("does not run as root"),
                _ => Unknown("has a runAsUser that is no user id"),
            },
            absent: () => Unknown("has no runAsUser, so its image decides which user it runs as"),
            unresolved: Unknown);

    /// <inheritdoc/>
    protected override Verdict Evaluate(SecurityContext security, Container container, ContainerRuleContext context)
    {
        var user = security.RunAsUser;
        return user.IsAbsent && context.Group.Resource.Images is { } images
            ? ByImage(container.RunningImage, images, context.Group.OsType).On(user)
            : base.Evaluate(security, container, context);
    }

    private static Verdict ByImage(Setting<ImageReference> image, ResourceImages images, Setting<string> osType)
    {
        if (!image.IsKnown || images.Of(image.Value) is not { } facts) return Unknown("has no runAsUser, and which image decides is not known");
        var configurations = facts.ConfigurationsOn(osType);
        if (configurations.FirstOrDefault(configuration => configuration.RunsAsRoot) is { } root)
        {
            return Fail($"has no runAsUser, and its image {(root.User.Length == 0 ? "names no user, which means root" : "runs as root")}");
        }

        return facts.WhyNoConfiguration() is { } why
            ? Unknown($"has no runAsUser, and the user of its image could not be read: {why}")
            : Pass($"runs as the user {string.Join(", ", configurations.Select(configuration => $"'{Redaction.Text(configuration.User)}'").Distinct())} of its image");
    }
}
