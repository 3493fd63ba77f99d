using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Files.Templates;

/// <summary>Gives <c>environment().suffixes.acrLoginServer</c> its value, which the engine leaves open because it does not know
/// the cloud.</summary>
/// <remarks>It is the public cloud's: rules ask only whether a host is a container registry of Azure, which every cloud's suffix
/// answers alike. https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-deployment#environment</remarks>
internal static partial class CloudSuffixes
{
    private const string AcrLoginServer = ".azurecr.io";

    /// <summary>The template's text with the suffix as a literal.</summary>
    public static byte[] Fill(byte[] template)
    {
        if (template.AsSpan().IndexOf("acrLoginServer"u8) < 0) return template;
        return Encoding.UTF8.GetBytes(Suffix().Replace(Encoding.UTF8.GetString(template), $"'{AcrLoginServer}'"));
    }

    [GeneratedRegex(@"\benvironment\(\)\.suffixes\.acrLoginServer\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Suffix();
}
