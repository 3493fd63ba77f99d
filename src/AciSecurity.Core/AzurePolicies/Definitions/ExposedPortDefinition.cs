using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Groups expose no ports but those that are allowed.</summary>
internal static class ExposedPortDefinition
{
    private const string Allowed = "allowedPorts";
    private const string Denied = "deniedPorts";

    /// <summary>Remote administration, container engines, databases and caches.</summary>
    private static readonly string[] DeniedPorts =
        ["22", "23", "445", "1433", "1521", "2375", "2376", "3306", "3389", "5432", "5900", "5985", "5986", "6379", "9200", "11211", "27017"];

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
            NotExpressed = ["Whether a container listens at a port that is exposed."],
        };

    /// <summary>As a text, because lists of parameters hold texts.</summary>
    private static string Port => $"string({PolicyFunction.CurrentText(ContainerGroupAlias.Ports + ".port")})";
}
