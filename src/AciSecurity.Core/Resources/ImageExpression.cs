using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Reads as much of an image reference as an ARM expression shows: Bicep's
/// <c>'${registry.properties.loginServer}/app:1.2'</c> names a container registry and a tag, though not which registry.</summary>
/// <remarks>Only the two forms that Bicep and people write are read, <c>format('…', …)</c> and <c>concat(…)</c>; in anything
/// else the whole reference stays unresolved.</remarks>
internal static partial class ImageExpression
{
    /// <summary>The image as far as the expression shows it; null where it shows neither registry nor version.</summary>
    public static ImageReference? TryRead(string expression)
    {
        var match = Format().Match(expression);
        var text = match.Success ? match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal) : null;
        var arguments = match.Success ? match.Groups["arguments"].Value : "";
        if (text is null)
        {
            match = Concat().Match(expression);
            if (!match.Success) return null;
            arguments = match.Groups["arguments"].Value;
            text = "{0}" + match.Groups["text"].Value;
        }

        var host = text.StartsWith("{0}/", StringComparison.Ordinal) && LoginServer().IsMatch(arguments)
            ? "azurecr.io"
            : LiteralHost(text);
        var tail = text[(text.LastIndexOf('}') + 1)..];
        var version = ImageReference.Parse("x" + tail[Math.Max(0, tail.IndexOfAny(['@', ':']))..]);
        var isVersionKnown = tail.Contains('@') || tail.Contains(':') || tail.Contains('/');
        if (host is null && !isVersionKnown) return null;
        return new(host, null, version.Tag, version.Digest, Expressions.WithoutLiterals(expression)) { IsVersionKnown = isVersionKnown };
    }

    private static string? LiteralHost(string text)
    {
        var slash = text.IndexOf('/');
        var first = slash > 0 ? text[..slash] : "";
        if (first.Length == 0 || first.Contains('{')) return AcrSuffix().Match(first) is { Success: true } acr ? acr.Groups["suffix"].Value : null;
        return ImageReference.Parse(text).Host;
    }

    [GeneratedRegex(@"^\[format\('(?<text>(?:[^']|'')*)',\s*(?<arguments>.*)\)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Format();

    [GeneratedRegex(@"^\[concat\((?<arguments>.*),\s*'(?<text>[^'{}]*)'\)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Concat();

    [GeneratedRegex(@"^\s*reference\(.*Microsoft\.ContainerRegistry/registries.*\)\.loginServer\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LoginServer();

    [GeneratedRegex(@"\}\.?(?<suffix>azurecr\.(?:io|us|cn))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AcrSuffix();
}
