using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Database;

/// <summary>What a container group stores in a database is as safe as the database, and what it sends there as the connection.</summary>
/// <remarks>The databases whose hosts the settings of groups name.
/// https://learn.microsoft.com/azure/security/fundamentals/encryption-overview</remarks>
public sealed class EncryptionRule : CompanionRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Database.Encryption", "Databases that container groups name are encrypted and require TLS")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = Resources.ResourceTypes.Databases,
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB DP-3", "MCSB DP-4"],
        Needs = FactKinds.ContainerGroups | FactKinds.DatabaseSettings,
        Recommendation = "Set the least version of TLS to 1.2, require TLS, close ports without it, and turn the encryption of each database on.",
    };

    /// <inheritdoc/>
    public override PendingVerdicts Prepare(Resource resource)
    {
        var identity = resource.Identity;
        var own = Own(resource);

        // The parameters are known with the subscription, and who names the database with the run.
        return PendingVerdicts.Then(FactScope.Subscription, context =>
        {
            var settings = new ServerSettings(identity, context.Facts.Companions.DatabaseSettings.Of(identity), context.Facts.CoverageOf(FactKinds.DatabaseSettings, identity));
            var verdict = All([.. own, .. OfSettings(settings)]);
            return Later(run => Named(verdict, identity, run.Facts));
        });
    }

    /// <summary>What the database itself says.</summary>
    private static List<Verdict> Own(Resource resource)
    {
        var properties = resource.Properties;
        if (Is(resource, Resources.ResourceTypes.Redis))
        {
            return [TransportSecurity.OnlyTls(properties.Member("enableNonSslPort").AsBoolean()), TransportSecurity.Version(properties.Member("minimumTlsVersion").AsText())];
        }

        return Is(resource, Resources.ResourceTypes.SqlServer) || Is(resource, Resources.ResourceTypes.CosmosAccount)
            ? [TransportSecurity.Version(properties.Member("minimalTlsVersion").AsText())]
            : [];
    }

    /// <summary>What its child resources say. Redis holds nothing on disks unless it is told to, and Cosmos DB encrypts whatever it stores.</summary>
    private static IEnumerable<Verdict> OfSettings(ServerSettings settings) => settings.Server.Type switch
    {
        var type when Resources.ResourceTypes.Same(type, Resources.ResourceTypes.SqlServer) => [settings.Encrypted()],
        var type when Resources.ResourceTypes.Same(type, Resources.ResourceTypes.PostgresServer) || Resources.ResourceTypes.Same(type, Resources.ResourceTypes.MySqlServer) => settings.Secured(),
        _ => [],
    };

    private static Verdict All(IReadOnlyList<Verdict> aspects)
    {
        var worst = aspects.Any(aspect => aspect.Outcome == Outcome.Fail) ? Outcome.Fail : aspects.Any(aspect => aspect.Outcome == Outcome.Unknown) ? Outcome.Unknown : Outcome.Pass;
        var deciding = aspects.Where(aspect => aspect.Outcome == worst).ToList();
        return new(worst, string.Join(", and ", deciding.Select(aspect => aspect.Reason))) { Evidence = [.. deciding.SelectMany(aspect => aspect.Evidence)] };
    }

    private static Verdict Named(Verdict verdict, ResourceIdentity database, Facts facts)
    {
        if (facts.Companions.DatabaseUses.Of(database) is { } group) return verdict with { Reason = $"{verdict.Reason}; the container group '{Redaction.Text(group)}' names it" };
        return NotApplicable("is named by no container group of this run").Unless(facts.CoverageOfRun(FactKinds.ContainerGroups, database).Gap(database, "container groups"));
    }

    private static bool Is(Resource resource, string type) => Resources.ResourceTypes.Same(resource.Type, type);
}
