using System.Buffers;

namespace AciSecurity.Connections;

/// <summary>Tells whether a host is the container group itself, so that nothing leaves it.</summary>
/// <remarks>Containers of a group share localhost:
/// https://learn.microsoft.com/azure/container-instances/container-instances-container-groups#networking</remarks>
internal static class Host
{
    private static readonly SearchValues<char> Variables = SearchValues.Create("${}<>%`");

    private static readonly string[] Local = ["localhost", "(local)", "(localdb)", ".", "+", "*", "0.0.0.0", "::", "::1", "0:0:0:0:0:0:0:1"];

    /// <summary>Addresses of the platform, which end at the host: the identity endpoint and the wire server.</summary>
    /// <remarks>https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16</remarks>
    private static readonly string[] Platform = ["169.254.", "168.63.129.16"];

    /// <summary>Whether nothing that is sent there leaves the group's host.</summary>
    /// <param name="host">The host, with or without a port or instance.</param>
    /// <param name="containers">The names of the group's containers.</param>
    public static bool IsOwn(string host, IReadOnlyCollection<string> containers)
    {
        var name = NameOf(host);
        return Local.Contains(name, StringComparer.OrdinalIgnoreCase)
            || containers.Contains(name, StringComparer.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("127.", StringComparison.Ordinal)
            || name.StartsWith('/')
            || Array.Exists(Platform, address => name.StartsWith(address, StringComparison.Ordinal));
    }

    /// <summary>Whether the host is filled in later: empty, or with a variable in it.</summary>
    public static bool IsHidden(string host) => NameOf(host).Length == 0 || NameOf(host).AsSpan().ContainsAny(Variables);

    /// <summary>The host's name without what drivers put around it: <c>tcp:db,1433</c>, <c>db\instance</c>, <c>[::1]:80</c>.</summary>
    private static string NameOf(string host)
    {
        var text = host.Trim().Trim('\'', '"');
        foreach (var prefix in new[] { "tcp:", "np:", "lpc:", "admin:" })
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) text = text[prefix.Length..];
        }

        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']');
            return end > 0 ? text[1..end] : text;
        }

        if (text.Count(character => character == ':') > 1) return text;
        var stop = text.IndexOfAny([':', ',', '\\']);
        return stop < 0 ? text : text[..stop];
    }
}
