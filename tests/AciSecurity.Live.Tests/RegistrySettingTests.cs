using System.Text.Json.Nodes;

namespace AciSecurity.Live.Tests;

/// <summary>Set-AcrSecuritySetting and Set-AcrContentTrust: only what is named is sent, and not where the registry cannot have it.</summary>
public sealed class RegistrySettingTests
{
    private const string Registry = RepairedAzure.Registry;
    private const string Open = """{"publicNetworkAccess":"Enabled","networkRuleSet":{"defaultAction":"Allow","ipRules":[{"action":"Allow","value":"198.51.100.7"}]},"policies":{"exportPolicy":{"status":"enabled"}}}""";

    /// <summary>Parameters, and the properties of the request.</summary>
    public static TheoryData<string, string> Settings => new()
    {
        { "-AdminUser $true", """{"adminUserEnabled":true}""" },
        { "-AnonymousPull $true", """{"anonymousPullEnabled":true}""" },
        { "-PublicNetworkAccess $false", """{"publicNetworkAccess":"Disabled"}""" },
        { "-DefaultAction Deny", """{"networkRuleSet":{"defaultAction":"Deny","ipRules":[{"action":"Allow","value":"198.51.100.7"}]}}""" },
        { "-AddIpRule 203.0.113.1/32", """{"networkRuleSet":{"defaultAction":"Allow","ipRules":[{"action":"Allow","value":"198.51.100.7"},{"action":"Allow","value":"203.0.113.1"}]}}""" },
        { "-RemoveIpRule 198.51.100.7", """{"networkRuleSet":{"defaultAction":"Allow","ipRules":[]}}""" },
        { "-TrustedServices $false", """{"networkRuleBypassOptions":"None"}""" },
        { "-ArmAudienceToken $true", """{"policies":{"azureADAuthenticationAsArmPolicy":{"status":"enabled"}}}""" },
        { "-DataEndpoint $false", """{"dataEndpointEnabled":false}""" },
        { "-TaskNetworkBypass $true", """{"networkRuleBypassAllowedForTasks":true}""" },
        { "-PublicNetworkAccess $false -ExportPolicy $false", """{"publicNetworkAccess":"Disabled","policies":{"exportPolicy":{"status":"disabled"}}}""" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task WhatIsNamedIsSetAndNothingElse(string parameters, string properties)
    {
        await using var azure = await StartAsync();
        var before = azure.Read(Registry);

        var output = azure.Run($"Set-AcrSecuritySetting contosorepair {parameters} -PassThru -JournalPath '{azure.Journal}' -Confirm:$false").Clean();

        Assert.Equal("contosorepair", Assert.Single(output).Properties["Name"].Value);
        var write = Assert.Single(azure.Writes);
        var sent = new JsonObject { ["properties"] = JsonNode.Parse(properties) };
        Assert.True(JsonNode.DeepEquals(sent, JsonNode.Parse(write.Body!)), write.Body);
        Assert.True(JsonNode.DeepEquals(RepairedAzure.Patched(before, sent), azure.Read(Registry)));
        azure.Undo().Clean();
        Assert.True(JsonNode.DeepEquals(before, azure.Read(Registry)));
    }

    [Fact]
    public async Task WhatIsSoAlreadyIsNotSent()
    {
        await using var azure = await StartAsync();

        azure.Run($"Set-AcrSecuritySetting contosorepair.azurecr.io -AdminUser $false -TrustedServices $true -JournalPath '{azure.Journal}' -Confirm:$false").Clean();

        Assert.Empty(azure.Writes);
        Assert.False(File.Exists(azure.Journal));
    }

    [Theory]
    [InlineData("contosodev", "-AnonymousPull $true", "Standard or Premium")]
    [InlineData("contosolegacy", "-PublicNetworkAccess $false", "Premium")]
    [InlineData("contosolegacy", "-DefaultAction Deny", "Premium")]
    [InlineData("contosolegacy", "-DataEndpoint $true", "Premium")]
    [InlineData("contosolegacy", "-ExportPolicy $false", "Premium")]
    public async Task WhatTheSkuDoesNotHaveIsNotSent(string registry, string parameters, string needed)
    {
        await using var azure = await StartAsync();

        var error = Assert.Single(azure.Run($"Set-AcrSecuritySetting {registry} {parameters} -Confirm:$false").Errors);

        Assert.Contains($"needs the SKU {needed},", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(azure.Writes);
    }

    [Fact]
    public async Task ContentTrustIsTurnedOffWithANoteOfWhatIsSigned()
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.PutRegistry("""{"policies":{"trustPolicy":{"status":"enabled"}}}""");

        var result = azure.Run($"Set-AcrContentTrust contosorepair -Status Disabled -Force -JournalPath '{azure.Journal}'");

        Assert.Empty(result.Errors);
        var note = Assert.Single(result.Output);
        Assert.Equal("contosorepair.azurecr.io", note.Properties["Registry"].Value);

        // This registry has no data plane, so nobody knows what is signed in it: that is said.
        Assert.NotEmpty(result.Warnings);
        Assert.Equal("""{"properties":{"policies":{"trustPolicy":{"status":"disabled","type":"Notary"}}}}""", Assert.Single(azure.Writes).Body);
    }

    [Theory]
    [InlineData("""{"encryption":{"status":"enabled"}}""", "customer-managed key")]
    [InlineData("""{"roleAssignmentMode":"AbacRepositoryPermissions"}""", "ABAC")]
    public async Task ContentTrustIsNotAskedForWhereItCannotWork(string properties, string why)
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.PutRegistry(properties);

        var error = Assert.Single(azure.Run("Set-AcrContentTrust contosorepair -Status Enabled -Force").Errors);

        Assert.Contains(why, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(azure.Writes);
    }

    [Fact]
    public async Task AzureNoLongerEnablesContentTrust()
    {
        await using var azure = await StartAsync();

        var error = Assert.Single(azure.Run($"Set-AcrContentTrust contosorepair -Status Enabled -Force -JournalPath '{azure.Journal}'").Errors);

        Assert.Equal("AciSecurity.ContentTrustUnsupported", error.FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public async Task WhatIfAsksNothingOfContentTrustEvenWhenForced()
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.PutRegistry("""{"policies":{"trustPolicy":{"status":"enabled"}}}""");
        azure.Azure.Simulator.Faults.ForbidWrites = true;

        var result = azure.Run("Set-AcrContentTrust contosorepair -Status Disabled -Force -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(azure.Writes);
        Assert.Equal(2, result.Output.Count);
    }

    private static async Task<RepairedAzure> StartAsync()
    {
        var azure = await RepairedAzure.StartAsync();
        azure.PutRegistry(Open);
        return azure;
    }
}
