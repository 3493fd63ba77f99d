using System.Security;
using AciSecurity.Images;
using AciSecurity.Sessions;

namespace AciSecurity.Ports;

/// <summary>Which registry is read, and who reads it.</summary>
/// <param name="Address">The registry.</param>
public sealed record RegistryRequest(RegistryAddress Address)
{
    /// <summary>Who is signed in to Azure; null where nobody is. Used for registries of that cloud only.</summary>
    public AciSecurityContext? Context { get; init; }

    /// <summary>A user of the registry itself; null where there is none. It goes before <see cref="Context"/>.</summary>
    public string? UserName { get; init; }

    /// <summary>The user's password.</summary>
    public SecureString? Password { get; init; }

    /// <summary>The id of the registry's resource; null where it is not known.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Whether the registry is of the SKU Premium, which allows more requests; null where that is not known.</summary>
    public bool? IsPremium { get; init; }

    /// <summary>How many requests may be under way at once.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
