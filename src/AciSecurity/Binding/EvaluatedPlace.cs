using AciSecurity.Resources;

namespace AciSecurity.Binding;

/// <summary>Tells whether a template makes values of where it is deployed to, which nobody knows when a file is read.</summary>
internal sealed class EvaluatedPlace
{
    private static readonly string[] Signs = ["uniqueString", "resourceGroup().id", "resourceGroup().name", "subscription()", "subscriptionId"];

    private readonly Dictionary<string, bool> _files = new(StringComparer.Ordinal);

    /// <summary>What is said of a group of such a template; null where it is none.</summary>
    public string? RemarkOn(Resource group)
    {
        if (group is not { Completeness: Completeness.Declared, Syntax: ExpressionSyntax.Arm, Origin.File: { } file } || !Names(file)) return null;
        return $"{file} makes values of the subscription or resource group that it is deployed to, as uniqueString(resourceGroup().id) does. They were computed for a resource group "
            + "that is not yours: look over the names in the template.";
    }

    private bool Names(string file)
    {
        if (_files.TryGetValue(file, out var known)) return known;
        try
        {
            var text = File.ReadAllText(file);
            return _files[file] = Array.Exists(Signs, sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return _files[file] = false;
        }
    }
}
