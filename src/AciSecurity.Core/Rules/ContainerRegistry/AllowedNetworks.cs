using System.Globalization;
using System.Net;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>The addresses and ranges that a registry lets in: all of them are to be narrow for the registry to be closed.</summary>
/// <remarks>IPv4 alone, as an address or in CIDR notation:
/// https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks</remarks>
internal static class AllowedNetworks
{
    /// <summary>Decides for the IP rules of a registry that denies by default.</summary>
    public static Verdict Judge(Setting<IReadOnlyList<Setting<string>>> networks, int widestPrefix)
    {
        var verdict = networks.State switch
        {
            SettingState.Absent => new(Outcome.Pass, "denies all networks"),
            SettingState.Known => Judge(networks.Value, widestPrefix),
            _ => new Verdict(Outcome.Unknown, $"ipRules {networks.Reason}"),
        };
        return verdict.On(networks.Select(list => list.Select(network => network.Or("(unresolved)"))));
    }

    private static Verdict Judge(IReadOnlyList<Setting<string>> networks, int widestPrefix)
    {
        string? unknown = null;
        foreach (var network in networks)
        {
            if (PrefixOf(network.Or("")) is not { } prefix)
            {
                unknown ??= network.IsUnresolved ? $"allows a network that {network.Reason}" : "allows something that is no IPv4 address or range";
            }
            else if (prefix < widestPrefix)
            {
                return new(Outcome.Fail, $"allows the range {network.Value}, which is wider than /{widestPrefix}");
            }
        }

        return unknown is not null
            ? new(Outcome.Unknown, unknown)
            : new(Outcome.Pass, networks.Count == 0 ? "denies all networks" : "allows selected networks only");
    }

    private static int? PrefixOf(string network)
    {
        var slash = network.IndexOf('/');
        var address = slash < 0 ? network : network[..slash];
        if (address.Count(character => character == '.') != 3 || !IPAddress.TryParse(address, out _)) return null;
        if (slash < 0) return 32;
        return int.TryParse(network[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= 32 ? prefix : null;
    }
}
