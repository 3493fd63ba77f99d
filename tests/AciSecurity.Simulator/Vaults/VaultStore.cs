using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace AciSecurity.Simulator.Vaults;

/// <summary>The secrets of all vaults. A name is vault and secret: <c>kv-contoso/orders</c>.</summary>
public sealed class VaultStore
{
    private readonly ConcurrentDictionary<string, ImmutableList<StoredSecret>> _secrets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of all that there are.</summary>
    public IReadOnlyList<string> Names => [.. _secrets.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The versions of a secret, the newest last.</summary>
    public IReadOnlyList<StoredSecret> Versions(string name) => _secrets.GetValueOrDefault(name, []);

    internal void Put(string name, StoredSecret secret) => _secrets.AddOrUpdate(name, [secret], (_, versions) => versions.Add(secret));
}
