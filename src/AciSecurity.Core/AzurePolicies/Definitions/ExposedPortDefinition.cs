using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules.ContainerInstances;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Groups expose no ports but those that are allowed.</summary>
internal static class ExposedPortDefinition
{
    private const string Allowed = "allowedPorts";
    private const string Denied = "deniedPorts";

    /// <summary>What the rule fails at without a list of allowed ports.</summary>
    private static readonly string[] DeniedPorts = [.. PortUse.SensitivePorts.Order().Select(port => $"{port}")];

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy) =>
        new("Aci.ExposedPort", "Container groups should expose approved ports only", ResourceTypes.ContainerGroup)
        {
            Description = policy.AllowedPorts.Count > 0
                ? "Every port that a container group exposes at its address is one of those that are allowed."
                : "No port that a container group exposes at its address is one of remote administration or databases.",
            Condition = AnyElement(ContainerGroupAlias.Ports, policy.AllowedPorts.Count > 0
                ? Value(Port, "notIn", $"[{PolicyFunction.Parameter(Allowed)}]")
                : Value(Port, "in", $"[{PolicyFunction.Parameter(Denied)}]")),
            Parameters =
            [
                policy.AllowedPorts.Count > 0
                    ? new(Allowed, "Allowed ports", "Ports, as texts.", [.. policy.AllowedPorts.Select(port => $"{port}")])
                    : new(Denied, "Denied ports", "Ports of remote administration and databases, as texts.", DeniedPorts),
            ],
            NotExpressed = ["Whether a container declares a port that is exposed, and listens there."],
        };

    /// <summary>As a text, because lists of parameters hold texts.</summary>
    private static string Port => $"string({PolicyFunction.CurrentText(ContainerGroupAlias.Ports + ".port")})";
}
