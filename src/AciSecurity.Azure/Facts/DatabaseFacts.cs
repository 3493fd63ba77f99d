using AciSecurity.Azure.Inventory;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>Reads the databases that the settings of groups name, wherever they are, and how they are encrypted.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/sql/transparent-data-encryptions/get,
/// https://learn.microsoft.com/rest/api/postgresql/configurations/get</remarks>
internal sealed class DatabaseFacts(LiveRun run)
{
    private const string SqlDatabase = ResourceTypes.SqlServer + "/databases";
    private const string Encryption = SqlDatabase + "/transparentDataEncryption";

    private static readonly string[] Parameters = ["require_secure_transport", "tls_version", "ssl_min_protocol_version"];

    /// <summary>Reads them.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var type in ResourceTypes.Databases.Where(run.Wants))
        {
            var names = run.Used.Databases.Where(database => ResourceTypes.Same(database.Type, type)).Select(database => database.Name);
            await new NamedResources(run, type, "").ReadAsync(names, server => ReadAsync(server, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(Resource server, CancellationToken cancellationToken)
    {
        if (run.Wants(FactKinds.DatabaseSettings))
        {
            await run.GatherAsync(FactKinds.DatabaseSettings, server.Id, () => SettingsAsync(server, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        await run.WriteAsync(server, cancellationToken).ConfigureAwait(false);
    }

    private async Task SettingsAsync(Resource server, CancellationToken cancellationToken)
    {
        if (ResourceTypes.Same(server.Type, ResourceTypes.SqlServer))
        {
            await foreach (var database in run.CompanionsAsync($"{server.Id}/databases", SqlDatabase, server.Id, cancellationToken).ConfigureAwait(false))
            {
                // The database of the server itself is encrypted by Azure, and has no such setting.
                if (database.Name.EndsWith("/master", StringComparison.OrdinalIgnoreCase)) continue;
                await OneAsync($"{database.Id}/transparentDataEncryption/current", Encryption, server.Id, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (!ResourceTypes.Same(server.Type, ResourceTypes.Redis) && !ResourceTypes.Same(server.Type, ResourceTypes.CosmosAccount))
        {
            var type = server.Type + "/configurations";
            await foreach (var parameter in run.CompanionsAsync($"{server.Id}/configurations", type, server.Id, cancellationToken).ConfigureAwait(false))
            {
                if (IsAboutTls(parameter)) await run.WriteAsync(parameter, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task OneAsync(string id, string type, string target, CancellationToken cancellationToken)
    {
        var json = await run.Arm.GetAsync($"{id}?api-version={ApiVersions.Of(type)}", target, $"{type}/read", cancellationToken).ConfigureAwait(false);
        if (LiveResource.Read(json, type) is { } setting) await run.WriteAsync(setting, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsAboutTls(Resource parameter) =>
        Array.Exists(Parameters, name => parameter.Id.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase));
}
