using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace AciSecurity.Images;

/// <summary>Where a registry answers: its login server, and whether with TLS.</summary>
/// <remarks>Only what is on this machine may be reached without TLS, as Docker has it
/// (https://docs.docker.com/reference/cli/dockerd/#insecure-registries): elsewhere somebody could read the credentials and change the answers.</remarks>
/// <param name="LoginServer">The host, with a port where it is not the usual one; lower case.</param>
/// <param name="Endpoint">The address.</param>
public sealed partial record RegistryAddress(string LoginServer, Uri Endpoint)
{
    /// <summary>Reads what somebody calls a registry: its name in Azure, its login server, or its address.</summary>
    /// <param name="text">E.g. <c>contoso</c>, <c>contoso.azurecr.io</c>, <c>localhost:5000</c>, <c>http://127.0.0.1:5000</c>.</param>
    /// <param name="suffix">What the login servers of the cloud end with.</param>
    /// <param name="address">The address.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse(string text, string suffix, [NotNullWhen(true)] out RegistryAddress? address)
    {
        address = null;
        text = text.Trim();
        if (NamePattern().IsMatch(text)) text += suffix;
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) return false;
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) return false;
        if (uri.IdnHost.Length == 0) return false;
        address = new(Server(uri), uri);
        return true;
    }

    /// <summary>The name of the registry whose resource has this id; null where it is the id of something else.</summary>
    public static string? NameOf(string resourceId) => Resources.RegistryName.OfId(resourceId);

    /// <summary>Whether this is a registry of the cloud whose login servers end with <paramref name="suffix"/>.</summary>
    /// <remarks>A suffix without a dot is a host: a simulator has its registries at ports of one.</remarks>
    public bool IsIn(string suffix) => suffix.StartsWith('.')
        ? Endpoint.IdnHost.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
        : Endpoint.IdnHost.Equals(suffix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => LoginServer;

    private static string Server(Uri uri) => (uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port}").ToLowerInvariant();

    // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftcontainerregistry; with a domain name label
    // a hyphen and a hash follow (https://learn.microsoft.com/azure/container-registry/container-registry-get-started-portal).
    [GeneratedRegex(@"^(?!localhost\z)[a-z0-9]{5,50}(-[a-z0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NamePattern();
}
