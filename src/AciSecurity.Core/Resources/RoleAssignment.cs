using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Gives a principal a role at a scope: <c>Microsoft.Authorization/roleAssignments</c>. It holds what it needs of the resource,
/// and not the resource: a tenant has very many.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.authorization/roleassignments</remarks>
public sealed partial class RoleAssignment : ICompanion
{
    /// <summary>Reads <paramref name="resource"/> as a role assignment.</summary>
    public RoleAssignment(Resource resource)
    {
        Identity = resource.Identity;
        Condition = resource.Completeness == Completeness.Declared ? resource.Root.Member("condition").AsBoolean() : Setting<bool>.Absent(null);
        HasRoleCondition = !resource.Properties.Member("condition").IsAbsent || (resource.Completeness != Completeness.Declared && !resource.Root.Member("condition").IsAbsent);
        var principal = Property(resource, "principalId");
        IsIdentity = principal.Expression is { } expression && OfResource().IsMatch(expression);
        Principal = principal.Expression is null ? principal.AsText() is { IsKnown: true } id ? id.Value.Trim() : null
            : IsIdentity ? ResourceReference.TargetOf(principal.Expression, "reference") : null;
        PrincipalType = Property(resource, "principalType").AsText();
        RoleId = RoleReference.Read(Property(resource, "roleDefinitionId"));
        var scope = Property(resource, "scope").AsText();
        var ofId = RoleScopes.Of(resource.Id);
        Scope = ofId == RoleScope.Unknown && scope.IsKnown ? RoleScopes.OfScope(scope.Value) : ofId;
        ScopeId = RoleScopes.IdOf(resource.Id) ?? (scope.IsKnown && scope.Value.StartsWith('/') ? scope.Value : null);
    }

    /// <inheritdoc/>
    public ResourceIdentity Identity { get; }

    /// <summary>Whether it is deployed: <c>condition</c>, which a template may add.</summary>
    public Setting<bool> Condition { get; }

    /// <summary>Whether the role holds under a condition only: <c>properties.condition</c>, on attributes of what is done.</summary>
    /// <remarks>https://learn.microsoft.com/azure/role-based-access-control/conditions-overview</remarks>
    public bool HasRoleCondition { get; }

    /// <summary>How far it reaches.</summary>
    public RoleScope Scope { get; }

    /// <summary>The id of the place where it holds, <c>/</c> for the tenant; null where it does not begin with a subscription or a
    /// management group, as in templates.</summary>
    public string? ScopeId { get; }

    /// <summary>The GUID of the role, in lower case; the same in every subscription.</summary>
    public Setting<string> RoleId { get; }

    /// <summary><c>principalType</c>: User, Group, ServicePrincipal, ForeignGroup or Device.</summary>
    public Setting<string> PrincipalType { get; }

    /// <summary>Who has the role: an object id, or the id of the resource whose identity a template refers to; null where an
    /// expression hides it.</summary>
    public string? Principal { get; }

    /// <summary>Whether a template refers to the identity of a resource, which is no user.</summary>
    public bool IsIdentity { get; }

    /// <summary><see cref="Principal"/> as the index finds it.</summary>
    internal string? PrincipalKey => Principal is not null && IsIdentity ? KeyOf(Principal) : Principal;

    /// <summary>The key by which the index finds the assignments of a resource's identity.</summary>
    internal static string KeyOf(string resourceId) => "identity of " + ResourceId.WithoutSpaces(resourceId);

    // Lists of the Azure CLI have the properties at the top.
    private static Node Property(Resource resource, string name)
    {
        var node = resource.Properties.Member(name);
        return node.IsAbsent ? resource.Root.Member(name) : node;
    }

    // [reference(id, …).principalId] and [reference(id, …, 'full').identity.principalId]
    [GeneratedRegex(@"^\[\s*reference\s*\(.*\)\s*\.(?:properties\.|identity\.)?principalId\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex OfResource();
}
