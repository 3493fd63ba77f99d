namespace AciSecurity.Resources;

/// <summary>How a group signs in to one registry: <c>properties.imageRegistryCredentials[]</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#imageregistrycredential</remarks>
public sealed class ImageRegistryCredential
{
    private static readonly Availability IdentitySince = Availability.Since("2021-07-01");
    private readonly Node _node;

    internal ImageRegistryCredential(Node node) => _node = node;

    /// <summary>The registry's login server.</summary>
    public Setting<string> Server => _node.Member("server").AsText();

    /// <summary>The registry, as the host of an image from it. An expression may show that it is an Azure Container Registry,
    /// though not which.</summary>
    public Setting<ImageReference> Registry
    {
        get
        {
            var node = _node.Member("server");
            return node.Expression is { } expression && ImageExpression.TryReadServer(expression) is { } registry
                ? Setting<ImageReference>.Known(registry, node.Path)
                : node.AsText().Select(server => ImageReference.Parse(HostOf(server) + "/x"));
        }
    }

    /// <summary>The login server, or the place in the list where it is not known.</summary>
    public string Label => _node.Label(Server);

    /// <summary>The user name: no secret. That of a registry's admin user is the registry's name.</summary>
    public Setting<string> Username => _node.Member("username").AsText();

    /// <summary>Whether a user name is given, be it by an expression.</summary>
    public Setting<bool> HasUsername => _node.Member("username").IsGiven();

    /// <summary>Whether the user name is read from the registry's admin user by a template.</summary>
    public bool IsUsernameOfAdmin =>
        _node.Member("username").Expression?.Contains("listCredentials", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether a password is given, be it by an expression. Replies never hold it.</summary>
    public Setting<bool> HasPassword => _node.Member("password").IsGiven();

    /// <summary><c>passwordReference</c>: the name of one of the group's secret references (since 2025-09-01).</summary>
    public Setting<string> PasswordReference => _node.Member("passwordReference", ContainerGroup.SecretReferencesSince).AsText().OrAbsent();

    /// <summary>Whether a reference to a password is given, be it by an expression.</summary>
    public Setting<bool> HasPasswordReference => _node.Member("passwordReference").IsGiven();

    /// <summary>The id of the user-assigned identity that pulls (since 2021-07-01).</summary>
    public Setting<string> Identity => _node.Member("identity", IdentitySince).AsReference();

    private static string HostOf(string server)
    {
        var host = server.Trim().TrimEnd('/');
        var scheme = host.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? host : host[(scheme + 3)..];
    }
}
