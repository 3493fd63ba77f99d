using System.Text.RegularExpressions;
using AciSecurity.Credentials;
using AciSecurity.Resources;

namespace AciSecurity.Connections;

/// <summary>Finds the databases of Azure that a text names by their hosts.</summary>
/// <remarks>Suffixes of the clouds: https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure,
/// https://learn.microsoft.com/azure/china/resources-developer-guide</remarks>
internal static partial class DatabaseHost
{
    // Most texts name none, and a run has very many.
    private static readonly MarkedPattern Hosts = new(Host(), ".database.", ".redis.cache.", ".documents.", ".cosmos.");

    /// <summary>The type and the name of each.</summary>
    public static IReadOnlyList<(string Type, string Name)> In(string text)
    {
        try
        {
            return [.. Hosts.Matches(text).Select(match => (TypeOf(match.Groups["kind"].Value), match.Groups["name"].Value))];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static string TypeOf(string kind) => kind.ToUpperInvariant() switch
    {
        "POSTGRES.DATABASE" => ResourceTypes.PostgresServer,
        "MYSQL.DATABASE" => ResourceTypes.MySqlServer,
        "DATABASE" => ResourceTypes.SqlServer,
        "REDIS.CACHE" => ResourceTypes.Redis,
        _ => ResourceTypes.CosmosAccount,
    };

    [GeneratedRegex(@"(?<![a-z0-9.-])(?<name>[a-z0-9][a-z0-9-]{0,62})\.(?:privatelink\.)?(?<kind>(?:postgres\.|mysql\.)?database|redis\.cache|documents|(?:mongo|table|cassandra|gremlin)\.cosmos)\.(?:windows\.net|azure\.(?:com|us|cn)|usgovcloudapi\.net|chinacloudapi\.cn)(?![a-z0-9-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Host();
}
