namespace AciSecurity.Resources;

/// <summary>The key that encrypts a registry, as its URI names it: <c>https://{vault}/keys/{name}</c>, with <c>/{version}</c> or without.</summary>
/// <remarks>https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#objects-identifiers-and-versioning</remarks>
public sealed class RegistryKey
{
    private readonly Node _identifier;

    internal RegistryKey(Node identifier) => _identifier = identifier;

    /// <summary>The URI.</summary>
    public Setting<string> Identifier => _identifier.AsText();

    /// <summary>Whether it is one version of the key and stays it, instead of the newest. A template that asks for a property of
    /// the key's own resource, <c>[reference('key').keyUri]</c>, says it by the property.</summary>
    public Setting<bool> HasVersion
    {
        get
        {
            var identifier = Identifier;
            var hasVersion = identifier.IsKnown ? InUri(identifier.Value) : InReference(_identifier.Expression);
            if (hasVersion is { } known) return Setting<bool>.Known(known, _identifier.Path);
            return identifier.IsKnown ? Setting<bool>.Unresolved("names no key of a vault", _identifier.Path) : identifier.Select(_ => false);
        }
    }

    private static bool? InUri(string identifier)
    {
        if (!Uri.TryCreate(identifier, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps) return null;
        var steps = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return steps.Length is 2 or 3 && steps[0].Equals("keys", StringComparison.OrdinalIgnoreCase) ? steps.Length == 3 : null;
    }

    /// <summary>https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys: a key has both properties.</summary>
    private static bool? InReference(string? expression)
    {
        if (expression is null || !expression.StartsWith("[reference(", StringComparison.OrdinalIgnoreCase)) return null;
        if (expression.EndsWith(").keyUri]", StringComparison.OrdinalIgnoreCase)) return false;
        return expression.EndsWith(").keyUriWithVersion]", StringComparison.OrdinalIgnoreCase) ? true : null;
    }
}
