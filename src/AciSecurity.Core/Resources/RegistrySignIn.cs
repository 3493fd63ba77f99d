namespace AciSecurity.Resources;

/// <summary>How a container group signs in to one registry: an entry of <c>imageRegistryCredentials</c>, as far as other
/// resources of the run bear on it.</summary>
internal sealed class RegistrySignIn
{
    private readonly Node _node;

    public RegistrySignIn(Node node) => _node = node;

    /// <summary>The entries of the group.</summary>
    public static Setting<IReadOnlyList<RegistrySignIn>> Of(ContainerGroup group) =>
        group.Resource.Properties.Member("imageRegistryCredentials").AsList().Select<IReadOnlyList<RegistrySignIn>>(nodes => [.. nodes.Select(node => new RegistrySignIn(node))]);

    /// <summary>The registry.</summary>
    public RegistryTarget Registry => RegistryTarget.OfServer(_node.Member("server"));

    /// <summary><c>identity</c>: the id of the user-assigned identity that signs in (since 2021-07-01; before there were none).</summary>
    public Setting<string> Identity => _node.Member("identity").AsReference();

    /// <summary><c>username</c>.</summary>
    public Setting<string> UserName => _node.Member("username").AsText();

    /// <summary>The registry whose admin user's name an expression asks for; null where none does.</summary>
    public string? AdminUserOf =>
        _node.Member("username").Expression is { } expression && ResourceReference.TargetOf(expression, "listCredentials") is { } id ? RegistryName.OfId(id) : null;
}
