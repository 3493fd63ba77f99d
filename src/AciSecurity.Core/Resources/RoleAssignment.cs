using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Gives a principal a role at a scope: <c>Microsoft.Authorization/roleAssignments</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.authorization/roleassignments</remarks>
public sealed partial class RoleAssignment
{
    /// <summary>Reads <paramref name="resource"/> as a role assignment.</summary>
    public RoleAssignment(Resource resource) => Resource = resource;

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary>Whether it is deployed: <c>condition</c>, which a template may add.</summary>
    public Setting<bool> Condition => Resource.Root.Member("condition").AsBoolean();

    /// <summary>Where it holds.</summary>
    public RoleScope Scope
    {
        get
        {
            var ofId = RoleScopes.Of(Resource.Id);
            return ofId == RoleScope.Unknown && Property("scope").AsText() is { IsKnown: true } scope ? RoleScopes.OfScope(scope.Value) : ofId;
        }
    }

    /// <summary>The GUID of the role, in lower case; the same in every subscription.</summary>
    public Setting<string> RoleId
    {
        get
        {
            var node = Property("roleDefinitionId");
            var text = node.Expression is { } expression ? LiteralRole(expression) : null;
            return text is null ? node.AsText().Select(LastSegment) : Setting<string>.Known(LastSegment(text), node.Path);
        }
    }

    /// <summary>The object id of who has the role.</summary>
    public Setting<string> PrincipalId => Property("principalId").AsText();

    /// <summary>Who has the role: an object id, or the id of the resource whose identity a template refers to; null where an
    /// expression hides it.</summary>
    internal string? PrincipalKey
    {
        get
        {
            var node = Property("principalId");
            if (node.Expression is { } expression) return ReferencedResource(expression);
            return node.AsText() is { IsKnown: true } id ? id.Value.Trim() : null;
        }
    }

    /// <summary>The key by which the index finds the assignments of a resource's identity.</summary>
    internal static string KeyOf(string resourceId) => "identity of " + ResourceId.WithoutSpaces(resourceId);

    // Lists of the Azure CLI have the properties at the top.
    private Node Property(string name)
    {
        var node = Resource.Properties.Member(name);
        return node.IsAbsent ? Resource.Root.Member(name) : node;
    }

    /// <summary>The resource in <c>[reference(id, …).principalId]</c> and <c>[reference(id, …, 'full').identity.principalId]</c>.</summary>
    private static string? ReferencedResource(string expression)
    {
        if (PrincipalReference().Match(expression) is not { Success: true } match) return null;
        var id = match.Groups["id"].Value.Trim();
        var isLiteral = id.StartsWith('\'');
        // A literal without a slash is a symbol of the template, and which resource that is the text does not say.
        var resource = isLiteral ? id.Trim('\'') : ResourceId.Read($"[{id}]", isExpression: true);
        return resource is null || !resource.Contains('/') ? null : KeyOf(resource);
    }

    private static string? LiteralRole(string expression)
    {
        if (Undecided().IsMatch(expression)) return null;
        var last = Expressions.Literals(expression).LastOrDefault();
        return last is not null && Guid.TryParse(LastSegment(last), out _) ? last : null;
    }

    private static string LastSegment(string id) => id[(id.LastIndexOf('/') + 1)..].Trim().ToLowerInvariant();

    [GeneratedRegex(@"^\[\s*reference\s*\(\s*(?<id>'[^']*'|\w*resourceId\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))\s*(?:,\s*'[^']*'\s*){0,2}\)\s*\.(?:identity\.|properties\.)?principalId\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PrincipalReference();

    [GeneratedRegex(@"\b(?:if|parameters|variables|reference|coalesce|externalInputs|tryGet|guid|first|last)\s*\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Undecided();
}
