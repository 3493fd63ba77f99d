namespace AciSecurity.Resources;

/// <summary>A rule of a network security group.</summary>
/// <remarks>https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules</remarks>
internal sealed class SecurityRule
{
    private readonly Node _node;
    private readonly Node _properties;

    /// <summary>Reads a rule that <paramref name="resource"/> is or holds.</summary>
    public SecurityRule(Node node, Resource resource)
    {
        _node = node;
        _properties = node.Member("properties");
        Condition = resource.Root.Member("condition").AsBoolean();
    }

    /// <summary>Whether the resource that declares it is deployed at all; absent where it always is.</summary>
    public Setting<bool> Condition { get; }

    /// <summary>The rule's name, without that of its group.</summary>
    public string Name => _node.Member("name").AsText() is { IsKnown: true } name ? name.Value[(name.Value.LastIndexOf('/') + 1)..] : "(unresolved)";

    /// <summary><c>access</c>: Allow or Deny.</summary>
    public Setting<string> Access => _properties.Member("access").AsText();

    /// <summary><c>direction</c>: Inbound or Outbound.</summary>
    public Setting<string> Direction => _properties.Member("direction").AsText();

    /// <summary><c>protocol</c>: Tcp, Udp, Icmp, Esp, Ah or *.</summary>
    public Setting<string> Protocol => _properties.Member("protocol").AsText();

    /// <summary><c>priority</c>: the lowest number is asked first.</summary>
    public Setting<long> Priority => _properties.Member("priority").AsNumber();

    /// <summary>The address prefixes and service tags that traffic comes from.</summary>
    public IReadOnlyList<Setting<string>> Sources => Texts("sourceAddressPrefix", "sourceAddressPrefixes");

    /// <summary>Whether traffic comes from application security groups, in place of addresses.</summary>
    public bool HasSourceGroups => !_properties.Member("sourceApplicationSecurityGroups").IsAbsent;

    /// <summary>The address prefixes and service tags that traffic goes to.</summary>
    public IReadOnlyList<Setting<string>> Destinations => Texts("destinationAddressPrefix", "destinationAddressPrefixes");

    /// <summary>The ports and ranges of ports that traffic goes to.</summary>
    public IReadOnlyList<Setting<string>> Ports => Texts("destinationPortRange", "destinationPortRanges");

    private List<Setting<string>> Texts(string one, string many)
    {
        List<Setting<string>> texts = [];
        var single = _properties.Member(one).AsText();
        if (single.Or("?").Length > 0 && !single.IsAbsent) texts.Add(single);
        var list = _properties.Member(many).AsList();
        if (list.IsUnresolved) texts.Add(list.Select(_ => ""));
        else texts.AddRange(list.Or([]).Select(node => node.AsText()));
        return texts;
    }
}
