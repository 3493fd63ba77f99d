using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Findings that report tests write.</summary>
internal static class ReportFindings
{
    public const string RegistryId =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-apps/providers/Microsoft.ContainerRegistry/registries/contoso";

    public static RuleMetadata Privileged { get; } = new("Test.Privileged", "Container is not privileged")
    {
        Severity = Severity.Critical,
        Section = Section.LeastPrivilege | Section.AttackSurface,
        ResourceTypes = ["Microsoft.ContainerInstance/containerGroups"],
        Recommendation = "Remove privileged from the container's securityContext.",
        Controls = ["MCSB PV-3", "CIS Docker 5.4"],
    };

    public static RuleMetadata AdminUser { get; } = new("Test.AdminUser", "Registry has no admin user")
    {
        Severity = Severity.Medium,
        Section = Section.Credentials,
        ResourceTypes = ["Microsoft.ContainerRegistry/registries"],
        Recommendation = "Set adminUserEnabled to false.",
    };

    public static IReadOnlyList<RuleMetadata> Rules { get; } = [Privileged, AdminUser];

    public static ResourceIdentity Group(string? file = "/src/infra/main.bicep", int line = 12) => new()
    {
        Id = "Microsoft.ContainerInstance/containerGroups/web",
        Type = "Microsoft.ContainerInstance/containerGroups",
        Name = "web",
        Location = "westeurope",
        ApiVersion = "2023-05-01",
        Origin = file is null ? Origin.Pipeline : new(OriginKind.Template, file, line),
    };

    public static ResourceIdentity Registry { get; } = new()
    {
        Id = RegistryId,
        Type = "Microsoft.ContainerRegistry/registries",
        Name = "contoso",
        Location = "westeurope",
        SubscriptionId = "00000000-0000-0000-0000-000000000001",
        ResourceGroupName = "rg-apps",
        Origin = new(OriginKind.Live),
    };

    public static Finding PrivilegedFailure { get; } = new(Privileged, Group(), new(Outcome.Fail, "runs privileged")
    {
        Subject = "nginx",
        Evidence = [new("properties.containers[0].properties.securityContext.privileged", "true")],
    });

    /// <summary>One finding of each outcome.</summary>
    public static IReadOnlyList<Finding> OneOfEach { get; } =
    [
        PrivilegedFailure,
        new(AdminUser, Registry, new(Outcome.Unknown, "adminUserEnabled is [parameters('admin')]") { Evidence = [new("properties.adminUserEnabled", "(unresolved)")] }),
        new(AdminUser, Registry, new(Outcome.Exempt, "has an admin user") { Exemption = "Legacy scanner, until 2027-01-31" }),
        new(AdminUser, Registry, new(Outcome.Pass, "meets the rule")),
        new(AdminUser, Registry, new(Outcome.NotApplicable, "is not in use")),
    ];

    public static Finding Of(Outcome outcome, Severity severity) =>
        new(AdminUser, Registry, new(outcome, "was found so") { Severity = severity });
}
