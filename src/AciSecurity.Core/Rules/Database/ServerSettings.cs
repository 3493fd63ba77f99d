using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Database;

/// <summary>Decides by what a server keeps in child resources. Azure's defaults are good ones: databases are encrypted, and TLS is required.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview,
/// https://learn.microsoft.com/azure/postgresql/flexible-server/security-tls, https://learn.microsoft.com/azure/mysql/flexible-server/security-tls</remarks>
internal sealed record ServerSettings(ResourceIdentity Server, IReadOnlyList<(string Name, Setting<string> Value)> Settings, Coverage Coverage)
{
    /// <summary>Whether all databases are encrypted. The system database master is not, and holds nothing.</summary>
    public Verdict Encrypted()
    {
        var databases = Settings.Where(setting => !Is(setting.Name, "master")).ToList();
        if (databases.Find(database => database.Value.Is("Disabled")) is { Name: not null } off) return new(Outcome.Fail, $"has the database '{Redaction.Text(off.Name)}' without encryption");
        if (databases.Find(database => !database.Value.Is("Enabled")) is { Name: not null } unclear)
        {
            return new(Outcome.Unknown, $"has the database '{Redaction.Text(unclear.Name)}', whose encryption {(unclear.Value.IsUnresolved ? unclear.Value.Reason : "is not known")}");
        }

        return Gap("encryption of its databases") is { } gap ? gap : new(Outcome.Pass, "has encrypted databases");
    }

    /// <summary>Whether TLS is required, and new enough.</summary>
    public IEnumerable<Verdict> Secured()
    {
        var required = Settings.Where(setting => Is(setting.Name, "require_secure_transport")).ToList();
        if (required.Count > 0) yield return TransportSecurity.Required(required[0].Value);
        else yield return Gap("parameters") ?? new(Outcome.Pass, "requires TLS, which is the default");
        foreach (var (_, versions) in Settings.Where(setting => Is(setting.Name, "ssl_min_protocol_version") || Is(setting.Name, "tls_version"))) yield return TransportSecurity.Version(versions);
    }

    /// <summary>Files declare what is not the default; elsewhere what is not there was not read.</summary>
    private Verdict? Gap(string what) => Server.Origin.Kind == OriginKind.Template || Coverage.IsComplete ? null
        : new(Outcome.Unknown, Coverage.Gap(Server, $"the {what}") is { } gap ? $"may not: {gap}" : $"does not show the {what}: this source carries none");

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
