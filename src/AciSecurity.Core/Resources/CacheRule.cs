namespace AciSecurity.Resources;

/// <summary>A cache rule of a registry: which repository of which other registry it copies, and how it signs in there.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries/cacherules</remarks>
public sealed class CacheRule
{
    private static readonly Availability IdentitySince = Availability.Since(null, "2026-01-01-preview");
    private static readonly Availability FederationSince = Availability.Since(null, "2026-03-01-preview");
    private readonly Resource _resource;

    /// <summary>Reads <paramref name="resource"/> as a cache rule.</summary>
    public CacheRule(Resource resource) => _resource = resource;

    /// <summary><c>properties.sourceRepository</c>, e.g. <c>docker.io/library/nginx</c>; a path may end in <c>/*</c>.</summary>
    public Setting<ImageReference> Source => _resource.Properties.Member("sourceRepository").AsText().Select(Parse);

    /// <summary><c>properties.credentialSetResourceId</c>: user name and password, which lie in a key vault.</summary>
    public Setting<string> CredentialSet => _resource.Properties.Member("credentialSetResourceId").AsReference();

    /// <summary><c>identity.type</c>: the managed identity that signs in to another Azure Container Registry.</summary>
    public Setting<string> IdentityType => _resource.Root.Member("identity", IdentitySince).Member("type").AsText();

    /// <summary><c>properties.additionalAuthenticationProperties.authenticationType</c>: sign-in by a federated workload identity.</summary>
    public Setting<string> Federation =>
        _resource.Properties.Member("additionalAuthenticationProperties", FederationSince).Member("authenticationType").AsText();

    /// <summary>All of a host, <c>docker.io/*</c>, is not one image in the namespace that Docker Hub adds to single names.</summary>
    private static ImageReference Parse(string text)
    {
        var source = ImageReference.Parse(text);
        return text.Count(character => character == '/') == 1 && text.EndsWith("/*", StringComparison.Ordinal) ? source with { Repository = "*" } : source;
    }
}
