using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Which Key Vaults the container groups and registries of a run take secrets and keys from.</summary>
/// <remarks>The name of a vault is its host's, and no two vaults have the same, so it is the same vault whoever names it.</remarks>
public sealed partial class VaultUses
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string? Deployment, string Expression)> _expressions = [];

    /// <summary>Takes in what a group, profile, registry or credential set uses; anything else is passed over.</summary>
    public void Add(Resource resource)
    {
        foreach (var node in References(resource).Where(node => !node.IsAbsent))
        {
            if (node.Expression is { } expression) _expressions.Add((resource.Identity.Deployment, ResourceId.WithoutSpaces(expression)));
            else if (node.AsText().IsUnresolved) _expressions.Add((resource.Identity.Deployment, ""));
            else if (NameIn(node.AsText().Value) is { } name) _names.Add(name);
        }
    }

    /// <summary>The vaults that are named.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Whether something in the run uses the vault; unresolved where something does not show which vault it uses.</summary>
    public Setting<bool> Of(ResourceIdentity vault)
    {
        if (_names.Contains(vault.Name)) return Setting<bool>.Known(true, null);
        if (_expressions.Any(use => IsIn(use.Expression, use.Deployment, vault))) return Setting<bool>.Known(true, null);

        // An expression of another deployment may mean any vault as well, but so would every expression everywhere.
        return _expressions.Any(use => use.Deployment == vault.Deployment)
            ? Setting<bool>.Unresolved("is not shown by something that may use it", null)
            : Setting<bool>.Known(false, null);
    }

    private static IEnumerable<Node> References(Resource resource)
    {
        var properties = resource.Properties;
        if (ResourceTypes.Same(resource.Type, ResourceTypes.Registry)) return [properties.Member("encryption").Member("keyVaultProperties").Member("keyIdentifier")];
        if (ResourceTypes.Same(resource.Type, ResourceTypes.RegistryCredentialSet))
        {
            return Items(properties.Member("authCredentials"), "usernameSecretIdentifier").Concat(Items(properties.Member("authCredentials"), "passwordSecretIdentifier"));
        }

        return ResourceTypes.ContainerGroups.Any(type => ResourceTypes.Same(type, resource.Type))
            ? Items(properties.Member("secretReferences"), "secretReferenceUri").Append(properties.Member("encryptionProperties").Member("vaultBaseUrl"))
            : [];
    }

    /// <summary>A member of each item; the list itself where an expression hides it.</summary>
    private static IEnumerable<Node> Items(Node list, string member) =>
        list.AsList() is { IsKnown: true } items ? items.Value.Select(item => item.Member(member)) : [list];

    /// <summary>An expression names a vault by its name as a text, or by the same expression as the vault itself.</summary>
    private static bool IsIn(string expression, string? deployment, ResourceIdentity vault)
    {
        if (vault.Name is ['[', .. var inner, ']'])
        {
            return deployment == vault.Deployment && expression.Contains(ResourceId.WithoutSpaces(inner), StringComparison.OrdinalIgnoreCase);
        }

        return expression.Contains($"'{vault.Name}'", StringComparison.OrdinalIgnoreCase)
            || expression.Contains($"//{vault.Name}.vault.", StringComparison.OrdinalIgnoreCase);
    }

    private static string? NameIn(string uri)
    {
        try
        {
            return Host().Match(uri) is { Success: true } host ? host.Groups["name"].Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // https://contoso.vault.azure.net/… of any cloud.
    [GeneratedRegex(@"^https://(?<name>[a-z0-9-]{3,24})\.vault\.[a-z.]+(?::443)?(?:/|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Host();
}
