using System.Globalization;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>What a rule of a network security group lets in; null where that cannot be read.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="WidestPrefix">The widest range that does not count as everyone.</param>
internal sealed record InboundRule(SecurityRule Rule, int WidestPrefix)
{
    private const long LastPort = 65_535;

    /// <summary>Whether it lets everyone in to all ports, or to one of remote administration or of a database.</summary>
    public bool? IsOpen => IsInbound("Allow") & IsFromEveryone & IsOfConnections & ReachesSensitivePort & IsDeployed;

    /// <summary>Whether it keeps out everything that rules after it would let in.</summary>
    public bool ClosesAll => (IsInbound("Deny") & Any(Rule.Sources, AddressRange.IsAll) & Is(Rule.Protocol, "*") & ReachesAll & IsDeployed) == true;

    /// <summary>Whether it is known to be about what comes in, and to be deployed.</summary>
    public bool IsCertain => Is(Rule.Direction, "Inbound") == true && IsDeployed == true;

    /// <summary>Whether it is about what goes out.</summary>
    public bool IsOutbound => Is(Rule.Direction, "Outbound") == true;

    /// <summary>Whether this rule is asked before the other.</summary>
    public bool IsBefore(InboundRule other) => Rule.Priority.IsKnown && other.Rule.Priority.IsKnown && Rule.Priority.Value < other.Rule.Priority.Value;

    private bool? IsDeployed => Rule.Condition.IsUnresolved ? null : Rule.Condition.Or(true);

    private bool? IsFromEveryone => Rule.HasSourceGroups && Rule.Sources.Count == 0 ? false : Any(Rule.Sources, source => AddressRange.IsEveryone(source, WidestPrefix));

    private bool? IsOfConnections => Rule.Protocol.IsKnown ? Rule.Protocol.Value.ToUpperInvariant() is "TCP" or "UDP" or "*" : null;

    private bool? ReachesSensitivePort => Any(Rule.Ports, range => Bounds(range) is var (first, last) && PortUse.SensitivePorts.Any(port => first <= port && port <= last));

    private bool? ReachesAll =>
        Any(Rule.Ports, range => Bounds(range) is ( <= 1, LastPort))
        & Any(Rule.Destinations, target => AddressRange.IsAll(target) || target.Equals("VirtualNetwork", StringComparison.OrdinalIgnoreCase));

    private bool? IsInbound(string access) => Is(Rule.Direction, "Inbound") & Is(Rule.Access, access);

    private static (long First, long Last)? Bounds(string range)
    {
        if (range.Trim() == "*") return (0, LastPort);
        var parts = range.Split('-', 2, StringSplitOptions.TrimEntries);
        return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (first, last) : null;
    }

    private static bool? Is(Setting<string> setting, string value) => setting.IsKnown ? setting.Value.Equals(value, StringComparison.OrdinalIgnoreCase) : null;

    private static bool? Any(IReadOnlyList<Setting<string>> settings, Func<string, bool> matches)
    {
        if (settings.Any(setting => setting.IsKnown && matches(setting.Value))) return true;
        return settings.Count == 0 || settings.Any(setting => !setting.IsKnown) ? null : false;
    }
}
