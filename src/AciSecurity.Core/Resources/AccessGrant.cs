using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>A role assignment as a registry sees it: who gets which role.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.authorization/roleassignments</remarks>
internal sealed partial class AccessGrant
{
    private readonly Resource _resource;

    public AccessGrant(Resource resource) => _resource = resource;

    /// <summary><c>condition</c> of the template: whether it is deployed at all. (The condition of the role is in the properties.)</summary>
    public Setting<bool> Condition => _resource.Root.Member("condition").AsBoolean();

    /// <summary>The role's GUID, in lower case: the last part of <c>roleDefinitionId</c>, also where an expression composes the rest.</summary>
    public Setting<string> Role
    {
        get
        {
            var node = Property("roleDefinitionId");
            if (node.Expression is { } expression && Composed().Match(expression) is { Success: true } composed)
            {
                return Setting<string>.Known(composed.Groups["role"].Value.ToLowerInvariant(), node.Path);
            }

            return node.AsText().Select(id => id[(id.LastIndexOf('/') + 1)..].ToLowerInvariant());
        }
    }

    /// <summary><c>principalType</c>: User, Group, ServicePrincipal, ForeignGroup or Device.</summary>
    public Setting<string> PrincipalType => Property("principalType").AsText();

    /// <summary>Who gets the role: an object id, or the id of the resource whose identity it is; null where an expression hides it.</summary>
    public string? Principal
    {
        get
        {
            var node = Property("principalId");
            if (node.Expression is { } expression) return IsIdentity ? ResourceReference.TargetOf(expression, "reference") : null;
            return node.AsText() is { IsKnown: true } id ? id.Value : null;
        }
    }

    /// <summary>Whether a template refers to the identity of a resource, which is no user.</summary>
    public bool IsIdentity => Property("principalId").Expression is { } expression && OfResource().IsMatch(expression);

    // Lists of the Azure CLI have the properties at the top.
    private Node Property(string name)
    {
        var node = _resource.Properties.Member(name);
        return node.IsAbsent ? _resource.Root.Member(name) : node;
    }

    // subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '…'), resourceId(…), concat(…, '…'), format('…/{1}', …, '…')
    [GeneratedRegex(@"^\[\s*(?:subscriptionResourceId|resourceId|tenantResourceId|extensionResourceId|concat|format)\s*\((?![^\]]*\bif\s*\()[^\]]*[/'](?<role>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'\s*\)\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Composed();

    [GeneratedRegex(@"^\[\s*reference\s*\(.*\)\s*\.(?:properties\.|identity\.)?principalId\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex OfResource();
}
