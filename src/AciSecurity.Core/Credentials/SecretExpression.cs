using System.Text.RegularExpressions;
using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>Tells from a template expression whether the value it stands for is a secret.</summary>
/// <remarks>Functions: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions</remarks>
internal static partial class SecretExpression
{
    /// <summary>ARM reads no longer ones.</summary>
    /// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits</remarks>
    private const int Longest = 24_576;

    /// <summary>Functions of text and of the deployment that add nothing secret to what they are given.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "reference", "resourceGroup", "subscription", "tenant", "environment", "format", "concat", "string", "toLower", "toUpper",
        "trim", "take", "substring", "replace", "uri", "if", "copyIndex",
    };

    /// <summary>Examines an expression of <paramref name="resource"/>: which secret it writes out, and whether it can be one at all.</summary>
    /// <remarks>Neither where ARM would not read it for its length, or where it takes too long to examine.</remarks>
    public static (string? Secret, bool IsHarmless) Examine(string expression, Resource resource, Func<string, string, SecretExamination> examine)
    {
        try
        {
            if (resource.Syntax != ExpressionSyntax.Arm) return (InText(examine("", expression)), false);
            if (expression.Length > Longest) return (null, false);
            var examinations = Expressions.Literals(expression).Select(literal => examine("", literal)).ToList();
            var secret = examinations.Select(InText).FirstOrDefault(found => found is not null) ?? Reveals(expression, resource);
            return (secret, IsHarmless(expression) && examinations.TrueForAll(examined => examined.NotExamined is null));
        }
        catch (RegexMatchTimeoutException)
        {
            return (null, false);
        }
    }

    /// <summary>Which secret the expression is known to write out, as a phrase; null where it is not known to.</summary>
    public static string? Reveals(string expression, Resource resource)
    {
        var skeleton = SkeletonOf(expression);
        foreach (Match parameter in Parameter().Matches(skeleton))
        {
            var name = parameter.Groups["name"].Value;
            if (resource.IsSecureParameter(name)) return $"the secure parameter '{name}' is written to a plain value";
        }

        if (Secretive().Match(skeleton) is { Success: true } call && !UserName().IsMatch(skeleton))
        {
            return $"the result of {call.Groups["name"].Value}() is written to a plain value";
        }

        if (VaultSecret().IsMatch(expression) && !SecretUri().IsMatch(skeleton)) return "a Key Vault secret is written to a plain value";
        return BuiltIn().IsMatch(expression) ? "a password or key is put together in a plain value" : null;
    }

    /// <summary>Whether the value cannot be a secret, for it is made of names and addresses alone.</summary>
    public static bool IsHarmless(string expression)
    {
        var skeleton = SkeletonOf(expression);
        if (UserName().IsMatch(skeleton)) return true;
        return expression.Contains('(')
            && Call().Matches(skeleton).All(call => Plain.Contains(call.Groups["name"].Value))
            && !skeleton.Contains("['", StringComparison.Ordinal)
            && !skeleton.Contains(".outputs", StringComparison.OrdinalIgnoreCase)
            && !Property().Matches(skeleton).Any(property => SecretName.Tells(property.Groups["name"].Value));
    }

    private static string? InText(SecretExamination examined) => examined.Evidence switch
    {
        null => null,
        { Kind: SecretEvidenceKind.Entropy } => "a part of its value looks random, as keys do",
        { Description: var description } => $"its value holds {description}",
    };

    /// <summary>The expression without its literals, and without calls whose result says nothing of what they are given.</summary>
    private static string SkeletonOf(string expression) => Opaque().Replace(Expressions.Skeleton(expression), "0");

    [GeneratedRegex(@"\b(?:empty|length|equals|not|and|or|greater|greaterOrEquals|less|lessOrEquals|contains|startsWith|endsWith|uniqueString|guid|(?:\w+)?resourceId)\s*\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Opaque();

    [GeneratedRegex(@"\bparameters\s*\(\s*'(?<name>[^']*)'\s*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<![\w.])(?<name>list\w*|getSecret|getKeyVaultSecret)\s*\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Secretive();

    // The admin user's name is the registry's.
    [GeneratedRegex(@"^\[listCredentials\s*\([^()]*\)\.username\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex UserName();

    [GeneratedRegex(@"\breference\s*\(.*Microsoft\.KeyVault/vaults/secrets\b", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex VaultSecret();

    [GeneratedRegex(@"^\[reference\s*\([^()]*\)\.(?:secretUri|secretUriWithVersion)\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SecretUri();

    // format('…;Password={0}', …), concat('…;AccountKey=', …), format('redis://:{0}@…', …)
    [GeneratedRegex(@"\b(?:AccountKey|SharedAccessKey|AccessKey|Password|Pwd)\s*=\s*(?:\{\d+\}|'\s*,)|://[^\s/?#:@']*:\{\d+\}@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BuiltIn();

    [GeneratedRegex(@"\b(?<name>\w+)\s*\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"\.(?<name>\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Property();
}
