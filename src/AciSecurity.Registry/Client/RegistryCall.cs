using Azure.Core;

namespace AciSecurity.Registry.Client;

/// <summary>One request to a registry.</summary>
/// <param name="Method">GET, HEAD and so on.</param>
/// <param name="Path">The path with its query, or the address that the registry named.</param>
/// <param name="Scope">The scope that it will take, as far as is known before the registry says so.</param>
/// <param name="Target">What it is about, as a fault names it.</param>
internal sealed record RegistryCall(RequestMethod Method, string Path, string Scope, string Target)
{
    /// <summary>The media types that will do; empty where any will.</summary>
    public string Accept { get; init; } = "application/json";

    /// <summary>What is sent; empty where nothing is.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What it is.</summary>
    public string? ContentType { get; init; }

    /// <summary>The right that it takes, as a fault names it.</summary>
    public string Right { get; init; } = "pull";

    /// <summary>The scope for reading a repository.</summary>
    public static string Pull(string repository) => $"repository:{repository}:pull";
}
