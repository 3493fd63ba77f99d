namespace AciSecurity.Resources;

/// <summary>What database servers keep in child resources: whether each database is encrypted, and the server's parameters.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.sql/servers/databases/transparentdataencryption,
/// https://learn.microsoft.com/azure/templates/microsoft.dbforpostgresql/flexibleservers/configurations</remarks>
public sealed class DatabaseSettings
{
    private const string Encryption = ResourceTypes.SqlServer + "/databases/transparentDataEncryption";
    private static readonly string[] Parameters = [ResourceTypes.PostgresServer + "/configurations", ResourceTypes.MySqlServer + "/configurations"];
    private readonly Dictionary<string, List<(string? Deployment, string Name, Setting<string> Value)>> _byServer = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings of a server: of each database whether it is encrypted, by its name, or of each parameter its value.</summary>
    public IReadOnlyList<(string Name, Setting<string> Value)> Of(ResourceIdentity server) =>
        [.. (_byServer.GetValueOrDefault(server.Id) ?? []).Where(found => found.Deployment == server.Deployment).Select(found => (found.Name, found.Value))];

    /// <summary>Takes one in; anything else is passed over.</summary>
    internal void Add(Resource resource)
    {
        var isEncryption = ResourceTypes.Same(resource.Type, Encryption);
        if (!isEncryption && !Array.Exists(Parameters, type => ResourceTypes.Same(resource.Type, type))) return;
        if (ResourceId.ParentOf(resource.Id) is not { Length: > 0 } parent) return;
        var server = isEncryption ? ResourceId.ParentOf(parent) : parent;
        if (server is not { Length: > 0 }) return;
        var named = isEncryption ? parent : resource.Id;
        if (!_byServer.TryGetValue(server, out var list)) _byServer[server] = list = [];
        list.Add((resource.Identity.Deployment, named[(named.LastIndexOf('/') + 1)..], isEncryption ? State(resource) : resource.Properties.Member("value").AsText()));
    }

    /// <summary>Forgets those below a scope.</summary>
    internal void Forget(string scope)
    {
        foreach (var server in _byServer.Keys.Where(server => ResourceId.IsAtOrBelow(server, scope)).ToList()) _byServer.Remove(server);
    }

    /// <summary>It was called status at first, in 2014-04-01.</summary>
    private static Setting<string> State(Resource resource)
    {
        var state = resource.Properties.Member("state");
        return state.IsAbsent ? resource.Properties.Member("status").AsText() : state.AsText();
    }
}
