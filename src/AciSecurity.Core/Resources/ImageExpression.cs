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
        var isFormat = match.Success;
        if (!isFormat) match = Concat().Match(expression);
        if (!match.Success) return null;
        var arguments = match.Groups["arguments"].Value;
        var literal = match.Groups["text"].Value;
        var text = isFormat ? literal.Replace("''", "'", StringComparison.Ordinal) : "{0}" + literal;
        var host = IsLoginServer(text, arguments, isFormat) ? "azurecr.io" : HostIn(text, arguments);
        var tail = text[(text.LastIndexOf('}') + 1)..];
        var version = ImageReference.Parse("x" + tail[Math.Max(0, tail.IndexOfAny(['@', ':']))..]);
        var isVersionKnown = tail.Contains('@') || tail.Contains(':') || tail.Contains('/');
        if (host is null && !isVersionKnown) return null;
        return new(host, null, version.Tag, version.Digest, Expressions.WithoutLiterals(expression, ExpressionSyntax.Arm)) { IsVersionKnown = isVersionKnown };
    }

    /// <summary>The registry that the expression of a login server names, as the host of an image; null where it names none.</summary>
    public static ImageReference? TryReadServer(string expression)
    {
        var inner = expression[1..^1].Trim();
        var suffix = LoginServer().Match(inner) is { Success: true } server && server.Length == inner.Length ? "azurecr.io" : null;
        suffix ??= ComputedServer().Match(inner) is { Success: true } computed ? computed.Groups["suffix"].Value.ToLowerInvariant() : null;
        return suffix is null ? null : new(suffix, null, null, null, Expressions.WithoutLiterals(expression, ExpressionSyntax.Arm));
    }

    /// <summary>Whether the text before the first slash is a registry's login server: the first argument of a format, all
    /// arguments of a concat up to one that begins with the slash.</summary>
    private static bool IsLoginServer(string text, string arguments, bool isFormat)
    {
        if (!text.StartsWith("{0}/", StringComparison.Ordinal)) return false;
        var match = LoginServer().Match(arguments);
        if (!match.Success) return false;
        var rest = arguments.AsSpan(match.Length).TrimStart();
        return rest.IsEmpty || (rest[0] == ',' && (isFormat || rest[1..].TrimStart().StartsWith("'/")));
    }

    /// <summary>The host that stands before the first slash, or of a computed one the suffix of container registries.</summary>
    private static string? HostIn(string text, string arguments)
    {
        var slash = text.IndexOf('/');
        var first = slash > 0 ? text[..slash] : "";
        if (first.Length > 0 && !first.Contains('{')) return ImageReference.Parse(text).Host;

        // A slash among the arguments may end the host before the suffix: 'evil.example/' + '.azurecr.io'.
        return !arguments.Contains('/') && AcrSuffix().Match(first) is { Success: true } acr ? acr.Groups["suffix"].Value : null;
    }

    [GeneratedRegex(@"^\[format\('(?<text>(?:[^']|'')*)',\s*(?<arguments>.*)\)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Format();

    [GeneratedRegex(@"^\[concat\((?<arguments>.*),\s*'(?<text>[^'{}]*)'\)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Concat();

    // Of a resource named by its symbol nothing but the property is known, and only container registries have that property.
    // The engine writes the id of a registry it could evaluate, templates a call that makes the id.
    [GeneratedRegex(@"^\s*reference\((?:'[^']*'\s*|'(?:[^']*/providers/)?Microsoft\.ContainerRegistry/registries/[^'/]+'\s*(?:,\s*'[^']*'\s*){0,2}|(?:(?!\)\.|reference\().)*Microsoft\.ContainerRegistry/registries'(?:(?!\)\.|reference\().)*)\)\.(?:properties\.)?loginServer\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LoginServer();

    // format('{0}.azurecr.io', …), format('{0}{1}', …, '.azurecr.io') and concat(…, '.azurecr.io'), without a slash that ends the host before.
    [GeneratedRegex(@"^(?:format\(\s*'\{0\}\.(?<suffix>azurecr\.(?:io|us|cn))'\s*,[^/]*|format\(\s*'\{0\}\{1\}'\s*,[^/]*,\s*'\.(?<suffix>azurecr\.(?:io|us|cn))'\s*|concat\([^/]*,\s*'\.(?<suffix>azurecr\.(?:io|us|cn))'\s*)\)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ComputedServer();

    [GeneratedRegex(@"\}\.(?<suffix>azurecr\.(?:io|us|cn))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AcrSuffix();
}
