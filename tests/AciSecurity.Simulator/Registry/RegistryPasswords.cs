using System.Collections.Concurrent;

namespace AciSecurity.Simulator.Registry;

/// <summary>The passwords of registries. Each says that it is made up, and none is made twice.</summary>
public sealed class RegistryPasswords
{
    /// <summary>What both of an admin user are until they are replaced.</summary>
    public const string First = "not-a-real-password";

    private readonly ConcurrentQueue<string> _issued = new();
    private readonly ConcurrentDictionary<(string Registry, string Name), string> _ofAdmins = new();

    /// <summary>All that were made, the first one first.</summary>
    public IReadOnlyList<string> Issued => [.. _issued];

    /// <summary>The password of an admin user.</summary>
    /// <param name="registryId">The id of the registry.</param>
    /// <param name="name">password or password2.</param>
    public string OfAdmin(string registryId, string name) => _ofAdmins.GetValueOrDefault((registryId.ToLowerInvariant(), name), First);

    /// <summary>Makes one.</summary>
    internal string Issue()
    {
        var password = $"not-a-real-password-{Guid.NewGuid():N}";
        _issued.Enqueue(password);
        return password;
    }

    /// <summary>Makes a new one for an admin user.</summary>
    internal void ReplaceAdmin(string registryId, string name) => _ofAdmins[(registryId.ToLowerInvariant(), name)] = Issue();

    /// <summary>Whether an admin user signs in with it.</summary>
    internal bool IsOfAdmin(string registryId, string password) => password == OfAdmin(registryId, "password") || password == OfAdmin(registryId, "password2");
}
