using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Registry;

/// <summary>The registries of a scenario that have a data plane, each on a port of its own, and the host that has their blobs. Names below
/// localhost would be nearer to Azure's, but neither .NET nor Node nor the C library of Debian finds them without a server of names.</summary>
internal sealed class RegistryHosts
{
    private const string Type = "Microsoft.ContainerRegistry/registries";

    private readonly Scenario _scenario;
    private readonly ResourceStore _store;
    private readonly TimeProvider _clock;
    private readonly DataEndpoint _data;
    private readonly Dictionary<int, RegistryEndpoint> _byPort = [];
    private int _dataPort;

    public RegistryHosts(Scenario scenario, ResourceStore store, TimeProvider clock)
    {
        (_scenario, _store, _clock, _data) = (scenario, store, clock, new(clock));
        All = [.. from json in scenario.Resources
                  let path = ArmPath.Parse(json["id"]?.ToString() ?? "")
                  where path is { IsInstance: true } && path.Type.Equals(Type, StringComparison.OrdinalIgnoreCase)
                  select new SimulatedRegistry(path.Text, scenario.Registry, [.. scenario.Images.Where(image => image.Registry == path.Last)], clock)];
        if (scenario.Images.FirstOrDefault(image => All.All(registry => registry.Name != image.Registry)) is { } lost)
            throw new InvalidDataException($"An image is in {lost.Registry}, which is no registry of the scenario.");
    }

    public IReadOnlyList<SimulatedRegistry> All { get; }

    /// <summary>Gives each registry its address, when the ports are known, and lets resources tell it where that is asked for.</summary>
    public void Open(IReadOnlyList<int> ports, int dataPort, AccessTokens entra, RegistryPasswords passwords, string armAudience, bool localRegistries)
    {
        (_dataPort, _data.Host) = (dataPort, $"127.0.0.1:{dataPort}");
        var access = new RegistryAccess(_store);
        foreach (var (registry, port) in All.Zip(ports))
        {
            registry.LoginServer = $"localhost:{port}";
            _data.Add(registry);
            var tokens = new RegistryTokens(registry, _scenario, _clock);
            var signIn = new RegistrySignIn(registry, _scenario, entra, tokens, access, passwords, armAudience);
            _byPort[port] = new(registry, _store, signIn, new(registry, signIn, tokens, access), access, _data, _clock);
            if (localRegistries) Announce(registry);
        }

        if (localRegistries) MoveImages();
    }

    public RegistryEndpoint? At(int port) => _byPort.GetValueOrDefault(port);

    public DataEndpoint? DataAt(int port) => port == _dataPort ? _data : null;

    private void Announce(SimulatedRegistry registry)
    {
        var stored = _store.Find(registry.ResourceId.ToLowerInvariant())!;
        var resource = stored.ToObject();
        if (resource["properties"] is not JsonObject properties) resource["properties"] = properties = [];
        properties["loginServer"] = registry.LoginServer;
        _store.Put(new(stored.Path, stored.Type, WireJson.Bytes(resource)) { Detail = stored.Detail });
    }

    // Images and the servers of their credentials name the login server that a registry has in Azure.
    private void MoveImages()
    {
        foreach (var group in _store.All().Where(found => found.Type.StartsWith("Microsoft.ContainerInstance/", StringComparison.Ordinal)))
        {
            var (before, detail) = (Encoding.UTF8.GetString(group.Json), group.Detail?.ToJsonString());
            var after = All.Aggregate(before, (text, registry) => text.Replace($"\"{registry.Name}.azurecr.io", $"\"{registry.LoginServer}", StringComparison.OrdinalIgnoreCase));
            if (after != before) _store.Put(new(group.Path, group.Type, Encoding.UTF8.GetBytes(after)) { Detail = detail is null ? null : JsonNode.Parse(detail)!.AsObject() });
        }
    }
}
