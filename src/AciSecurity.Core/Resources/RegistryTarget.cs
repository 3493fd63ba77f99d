namespace AciSecurity.Resources;

/// <summary>Which registry a container group means by an image or a server.</summary>
/// <param name="Name">The registry's name, as <see cref="RegistryName"/> has it; null where it is none of Azure's, or hidden.</param>
/// <param name="IsHidden">Whether an expression hides which one it is.</param>
internal readonly record struct RegistryTarget(string? Name, bool IsHidden)
{
    /// <summary>The registry of <c>imageRegistryCredentials[].server</c>.</summary>
    public static RegistryTarget OfServer(Node server)
    {
        if (server.Expression is { } expression) return OfReference(expression);
        var text = server.AsText();
        return text.IsKnown ? new(RegistryName.OfHost(text.Value), false) : new(null, text.IsUnresolved);
    }

    /// <summary>The registry of an image; an expression must begin with a registry's login server to name one.</summary>
    public static RegistryTarget OfImage(Setting<ImageReference> image, string? expression)
    {
        if (!image.IsKnown) return new(null, image.IsUnresolved);
        if (image.Value.Host is not { } host) return new(null, true);
        if (image.Value.Repository is null && expression is not null && host.StartsWith("azurecr.", StringComparison.Ordinal)) return OfReference(expression);
        return new(RegistryName.OfHost(host), false);
    }

    private static RegistryTarget OfReference(string expression)
    {
        var isLoginServer = expression.Contains("loginServer", StringComparison.OrdinalIgnoreCase);
        var name = isLoginServer && ResourceReference.TargetOf(expression, "reference") is { } id ? RegistryName.OfId(id) : null;
        return new(name, name is null);
    }
}
