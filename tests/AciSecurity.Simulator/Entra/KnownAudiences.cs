namespace AciSecurity.Simulator.Entra;

/// <summary>What tokens may be asked for.</summary>
internal static class KnownAudiences
{
    private static readonly string[] Public =
    [
        "https://management.azure.com", "https://management.core.windows.net", "https://vault.azure.net", "https://containerregistry.azure.net",
        "https://api.loganalytics.io", "https://api.loganalytics.azure.com", "https://graph.microsoft.com", "https://storage.azure.com",
    ];

    public static bool Has(string audience, string endpoint)
    {
        var name = audience.TrimEnd('/');
        return name.Equals(endpoint, StringComparison.OrdinalIgnoreCase) || name.StartsWith(endpoint + "/", StringComparison.OrdinalIgnoreCase)
            || Public.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
