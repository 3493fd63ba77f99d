namespace AciSecurity.Core.Tests.Scenario;

internal static partial class Given
{
    /// <summary>A server of Azure SQL Database that takes TLS 1.2 and later only.</summary>
    public static GivenResource SqlServer() => Database("Microsoft.Sql/servers", "2021-11-01", """{ "minimalTlsVersion": "1.2", "publicNetworkAccess": "Disabled" }""");

    /// <summary>Whether a database of <see cref="SqlServer"/> is encrypted.</summary>
    public static GivenResource TransparentEncryption(string state, string database = "orders") =>
        new("Microsoft.Sql/servers/databases/transparentDataEncryption", $"store/{database}/current", "2021-11-01", $$"""
            {
              "type": "Microsoft.Sql/servers/databases/transparentDataEncryption",
              "apiVersion": "2021-11-01",
              "name": "store/{{database}}/current",
              "properties": { "state": "{{state}}" }
            }
            """);

    /// <summary>A server of PostgreSQL or MySQL.</summary>
    public static GivenResource FlexibleServer(string provider) => Database($"Microsoft.{provider}/flexibleServers", "2024-08-01", "{}");

    /// <summary>A parameter of <see cref="FlexibleServer"/>.</summary>
    public static GivenResource Parameter(string provider, string parameter, string value) =>
        new($"Microsoft.{provider}/flexibleServers/configurations", $"store/{parameter}", "2024-08-01", $$"""
            { "name": "store/{{parameter}}", "properties": { "value": "{{value}}" } }
            """);

    /// <summary>A cache that takes TLS 1.2 and later only.</summary>
    public static GivenResource Redis() => Database("Microsoft.Cache/redis", "2024-03-01", """{ "enableNonSslPort": false, "minimumTlsVersion": "1.2" }""");

    /// <summary>An account of Cosmos DB that takes TLS 1.2 and later only.</summary>
    public static GivenResource CosmosAccount() => Database("Microsoft.DocumentDB/databaseAccounts", "2024-05-15", """{ "minimalTlsVersion": "Tls12" }""");

    /// <summary>A group whose settings name the database <c>store</c> on a host.</summary>
    public static GivenResource GroupWithDatabase(string suffix = "database.windows.net") => Group().Variable("DB_HOST", $"tcp:store.{suffix},1433");

    private static GivenResource Database(string type, string version, string properties) => new(type, "store", version, $$"""
        { "type": "{{type}}", "apiVersion": "{{version}}", "name": "store", "location": "westeurope", "properties": {{properties}} }
        """);
}
