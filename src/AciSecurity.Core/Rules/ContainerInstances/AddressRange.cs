using System.Globalization;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Tells whether an address prefix or service tag of a network rule stands for everyone.</summary>
/// <remarks>https://learn.microsoft.com/azure/virtual-network/service-tags-overview</remarks>
internal static class AddressRange
{
    private static readonly string[] Everyone = ["*", "Any", "Internet", "0.0.0.0", "::"];

    /// <summary>Whether the prefix stands for every address without exception: half of them are too few to close what others open.</summary>
    public static bool IsAll(string prefix) => prefix.Trim().ToUpperInvariant() is "*" or "ANY" or "0.0.0.0/0";

    /// <summary>Whether the prefix stands for everyone, or for more addresses than <paramref name="widestPrefix"/> bits leave.</summary>
    public static bool IsEveryone(string prefix, int widestPrefix)
    {
        var text = prefix.Trim();
        if (Everyone.Contains(text, StringComparer.OrdinalIgnoreCase)) return true;
        var slash = text.LastIndexOf('/');
        return slash > 0 && int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length < widestPrefix;
    }
}
