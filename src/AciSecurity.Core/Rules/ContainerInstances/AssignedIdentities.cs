using System.Text.RegularExpressions;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Whether a group has the user-assigned identity that it names; without, Azure answers InvalidImageRegistryIdentity.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-managed-identity</remarks>
internal static partial class AssignedIdentities
{
    /// <summary>Whether <paramref name="identity"/> is one of the group's; holds where none is named.</summary>
    public static Claim Has(ContainerGroup group, Setting<string> identity)
    {
        if (identity.IsAbsent) return Claim.Known(true);
        if (identity.IsUnresolved) return new(null, $"identity {identity.Reason}");
        var assigned = group.Resource.Root.Member("identity").Member("userAssignedIdentities").AsMembers();
        if (assigned.IsAbsent) assigned = group.Resource.Root.Member("identity").Member("user_assigned_identities").AsMembers();
        if (assigned.IsUnresolved) return new(null, $"userAssignedIdentities {assigned.Reason}");
        var names = assigned.Or([]).Select(member => Read(member.Name)).ToList();
        var wanted = ResourceId.WithoutSpaces(identity.Value);
        if (names.Exists(name => wanted.Equals(name, StringComparison.OrdinalIgnoreCase))) return Claim.Known(true);
        return names.Exists(name => MayBe(name, wanted)) ? new(null, "an expression hides an identity of the group") : Claim.Known(false);
    }

    /// <summary>Ids of templates start at the type: the same name below another subscription or group may be the same identity.</summary>
    private static bool MayBe(string? name, string wanted) =>
        name is null || name.StartsWith('[') || wanted.StartsWith('[')
        || (LastOf(name) == LastOf(wanted) && name.StartsWith('/') != wanted.StartsWith('/'));

    private static string LastOf(string id) => id[(id.LastIndexOf('/') + 1)..].ToUpperInvariant();

    /// <summary>Bicep writes the names as <c>[format('{0}', resourceId(…))]</c>.</summary>
    private static string? Read(string name)
    {
        if (!name.StartsWith('[')) return name;
        var inner = Format().Match(name) is { Success: true } format ? $"[{format.Groups["id"].Value}]" : name;
        return ResourceId.Read(inner, isExpression: true);
    }

    [GeneratedRegex(@"^\[\s*format\(\s*'\{0\}'\s*,\s*(?<id>.*)\)\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Format();
}
