using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>A managed identity as its role assignments name it: by the id of the resource that has it, or by its object id.</summary>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="ResourceId">The id of the user-assigned identity, or of the resource whose own it is; null where an expression hides it.</param>
/// <param name="ObjectId">The object id that Azure gave it; empty where the source does not say.</param>
public sealed partial record Principal(string Name, string? ResourceId, string ObjectId)
{
    /// <summary>An entry of <c>identity.userAssignedIdentities</c>, whose name is the identity's id.</summary>
    internal static Principal OfUserAssigned(string key, Node value)
    {
        // Bicep writes the key of a map that it computes as format('{0}', …).
        var text = Formatted().Match(key) is { Success: true } formatted ? $"[{formatted.Groups["inner"].Value}]" : key;
        var isExpression = Expressions.IsExpression(text, value.Context.Resource.Syntax);
        var id = Resources.ResourceId.Read(text, isExpression);
        var name = id is null || id.StartsWith('[') ? "an identity that an expression names" : $"the identity '{id[(id.LastIndexOf('/') + 1)..]}'";
        return new Principal(name, id, value.Member("principalId").AsText().Or("")).Within(value.Context.Resource.Origin);
    }

    /// <summary>In Azure the object id says who it is, and a run holds very many.</summary>
    internal Principal Within(Origin origin) => origin.Kind == OriginKind.Live && ObjectId.Length > 0 ? this with { ResourceId = null } : this;

    [GeneratedRegex(@"^\[format\('\{0\}',\s*(?<inner>.*)\)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Formatted();
}
