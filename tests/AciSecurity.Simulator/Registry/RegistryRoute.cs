using System.Text.RegularExpressions;

namespace AciSecurity.Simulator.Registry;

/// <summary>A path of a registry, taken apart (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints and
/// https://github.com/Azure/azure-rest-api-specs, data plane 2021-07-01 of containerregistry).</summary>
internal sealed partial record RegistryRoute(RegistryRouteKind Kind, string Name = "", string Reference = "")
{
    /// <summary>The route, or null when there is nothing there. Microsoft's clients write the slashes of names as %2F.</summary>
    public static RegistryRoute? Of(string path)
    {
        var whole = path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (whole is "/v2/" or "/v2") return new(RegistryRouteKind.Base);
        if (whole is "/v2/_catalog" or "/acr/v1/_catalog") return new(RegistryRouteKind.Catalog);
        if (Distribution().Match(whole) is { Success: true } match)
        {
            var kind = match.Groups["kind"].Value switch
            {
                "manifests" => RegistryRouteKind.Manifest,
                "referrers" => RegistryRouteKind.Referrers,
                "blobs" => RegistryRouteKind.Blob,
                "tags" when match.Groups["reference"].Value == "list" => RegistryRouteKind.TagNames,
                "blobs/uploads" => RegistryRouteKind.Upload,
                _ => RegistryRouteKind.Base,
            };
            return kind == RegistryRouteKind.Base ? null : new(kind, match.Groups["name"].Value, match.Groups["reference"].Value);
        }

        return Metadata().Match(whole) is { Success: true } found ? OfMetadata(found) : null;
    }

    /// <summary>What a token must be for, or null where any will do.</summary>
    public RegistryScope? Needs(string method) => Kind switch
    {
        RegistryRouteKind.Base => null,
        RegistryRouteKind.Catalog => RegistryScope.Catalog,
        RegistryRouteKind.Upload => RegistryScope.Repository(Name, "pull", "push"),
        _ when method == "DELETE" => RegistryScope.Repository(Name, "delete"),
        RegistryRouteKind.Manifest when method == "PUT" => RegistryScope.Repository(Name, "pull", "push"),
        RegistryRouteKind.Manifest or RegistryRouteKind.Blob or RegistryRouteKind.Referrers or RegistryRouteKind.TagNames => RegistryScope.Repository(Name, "pull"),
        _ => RegistryScope.Repository(Name, method == "PATCH" ? "metadata_write" : "metadata_read"),
    };

    private static RegistryRoute OfMetadata(Match match)
    {
        var (name, reference) = (match.Groups["name"].Value, match.Groups["reference"].Value);
        return match.Groups["kind"].Value switch
        {
            "_tags" => new(reference.Length == 0 ? RegistryRouteKind.Tags : RegistryRouteKind.Tag, name, reference),
            "_manifests" => new(reference.Length == 0 ? RegistryRouteKind.Manifests : RegistryRouteKind.ManifestAttributes, name, reference),
            _ => new(RegistryRouteKind.Repository, name),
        };
    }

    [GeneratedRegex("^/v2/(?<name>.+)/(?:(?<kind>blobs/uploads)/(?<reference>[^/]*)|(?<kind>manifests|referrers|blobs|tags)/(?<reference>[^/]+))$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Distribution();

    [GeneratedRegex("^/acr/v1/(?<name>[^_].*?)(?:/(?<kind>_tags|_manifests)(?:/(?<reference>[^/]+))?)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Metadata();
}
