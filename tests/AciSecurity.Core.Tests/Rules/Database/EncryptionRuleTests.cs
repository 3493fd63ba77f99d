using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.Database;

namespace AciSecurity.Core.Tests.Rules.Database;

[NoCase(RuleCase.WrongSku, "every tier has TLS and encryption")]
[NoCase(RuleCase.OldApiVersion, "what a reply does not have is unknown at every api-version")]
public sealed class EncryptionRuleTests
{
    private const string Named = "; the container group 'web' names it";

    internal static Deciding Deciding => new(Given.SqlServer(), "properties.minimalTlsVersion") { Companions = [Given.GroupWithDatabase()] };

    [Fact]
    public void A_database_that_no_group_names_is_not_judged()
    {
        LiveRun.Whole.Judge<EncryptionRule>(Given.SqlServer()).Is(Outcome.NotApplicable, "is named by no container group of this run");
        LiveRun.Refused.Judge<EncryptionRule>(Given.SqlServer()).IsUnknown("container groups could not be read: the permission is missing");
        LiveRun.Whole.With(Given.GroupWithDatabase("mysql.database.azure.com")).Judge<EncryptionRule>(Given.SqlServer()).Is(Outcome.NotApplicable, "is named by no container group of this run");
    }

    [Fact]
    public void A_server_that_encrypts_passes() =>
        Whole(Given.TransparentEncryption("Enabled"), Given.TransparentEncryption("Disabled", "master")).Judge<EncryptionRule>(Given.SqlServer())
            .Is(Outcome.Pass, "takes TLS 1.2 and later only, and has encrypted databases" + Named);

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    [InlineData("None")]
    public void Old_versions_of_TLS_fail(string version) =>
        Whole().Judge<EncryptionRule>(Given.SqlServer().With("properties.minimalTlsVersion", version)).Is(Outcome.Fail, "takes connections with old versions of TLS, or without" + Named);

    [Fact]
    public void A_database_without_encryption_fails() =>
        Whole(Given.TransparentEncryption("Enabled", "a"), Given.TransparentEncryption("Disabled")).Judge<EncryptionRule>(Given.SqlServer()).Is(Outcome.Fail, "has the database 'orders' without encryption" + Named);

    [Theory]
    [InlineData("DBforPostgreSQL", "postgres.database.azure.com")]
    [InlineData("DBforMySQL", "mysql.database.azure.com")]
    public void A_server_that_takes_connections_without_TLS_fails(string provider, string suffix)
    {
        var run = () => LiveRun.Whole.With(Given.GroupWithDatabase(suffix));

        run().With(Given.Parameter(provider, "require_secure_transport", "OFF")).Judge<EncryptionRule>(Given.FlexibleServer(provider)).IsFail("takes connections without TLS");
        run().With(Given.Parameter(provider, "require_secure_transport", "on")).Judge<EncryptionRule>(Given.FlexibleServer(provider)).Is(Outcome.Pass, "requires TLS" + Named);
        run().With(Given.Parameter(provider, "tls_version", "TLSv1.1,TLSv1.2")).Judge<EncryptionRule>(Given.FlexibleServer(provider)).IsFail("old versions of TLS");
        LiveRun.Refused.With(Given.GroupWithDatabase(suffix)).Judge<EncryptionRule>(Given.FlexibleServer(provider)).IsUnknown("the parameters could not be read: the permission is missing");
    }

    [Fact]
    public void A_cache_and_an_account_are_judged_by_themselves()
    {
        var cache = LiveRun.Whole.With(Given.GroupWithDatabase("redis.cache.windows.net"));
        cache.Judge<EncryptionRule>(Given.Redis()).IsPass();
        cache.Judge<EncryptionRule>(Given.Redis().With("properties.enableNonSslPort", true)).IsFail("takes connections without TLS on a port of their own");
        var account = LiveRun.Whole.With(Given.GroupWithDatabase("mongo.cosmos.azure.com"));
        account.Judge<EncryptionRule>(Given.CosmosAccount()).IsPass();
        account.Judge<EncryptionRule>(Given.CosmosAccount().With("properties.minimalTlsVersion", "Tls")).IsFail("old versions of TLS");
    }

    [Fact]
    [Covers(RuleCase.Default)]
    public void Azures_defaults_are_good_ones() =>
        Given.FlexibleServer("DBforPostgreSQL").JudgedBy<EncryptionRule>(null, Given.GroupWithDatabase("postgres.database.azure.com")).Is(Outcome.Pass, "requires TLS, which is the default" + Named);

    [Fact]
    [Covers(RuleCase.Absent)]
    public void What_nothing_says_is_unknown()
    {
        Whole().Judge<EncryptionRule>(Given.SqlServer().Without("properties.minimalTlsVersion")).IsUnknown("does not say which versions of TLS it takes");
        Given.SqlServer().Exported().JudgedBy<EncryptionRule>(null, Given.GroupWithDatabase()).IsUnknown("this source carries none");
    }

    [Theory]
    [InlineData("STORE.DATABASE.WINDOWS.NET")]
    [InlineData("Server=tcp:store.database.windows.net,1433;Password=x")]
    [InlineData("jdbc:sqlserver://store.privatelink.database.windows.net:1433")]
    [Covers(RuleCase.OtherCase)]
    public void A_host_is_found_wherever_it_stands(string text) =>
        Assert.Equal(Outcome.Pass, LiveRun.Whole.With(Given.Group().Variable("X", text)).Judge<EncryptionRule>(Given.SqlServer()).Outcome);

    [Theory]
    [InlineData("other-store.database.windows.net")]
    [InlineData("store.database.windows.net.evil.example")]
    [InlineData("x.store.database.windows.net")]
    [InlineData("store.database.contoso.com")]
    public void Another_host_is_another_database(string text)
    {
        var outcome = LiveRun.Whole.With(Given.Group().Variable("X", text)).Judge<EncryptionRule>(Given.SqlServer()).Outcome;
        Assert.True(outcome == Outcome.NotApplicable || text.Contains("evil", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("properties.minimalTlsVersion", "[parameters('x')]")]
    [InlineData("properties", "[parameters('x')]")]
    [InlineData("properties.minimalTlsVersion", "9")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value) =>
        Assert.Equal(Outcome.Unknown, Given.SqlServer().With(path, JsonValue.Create(value)).JudgedBy<EncryptionRule>(null, Given.GroupWithDatabase()).Outcome);

    private static LiveRun Whole(params GivenResource[] settings) => LiveRun.Whole.With([Given.GroupWithDatabase(), .. settings]);
}
