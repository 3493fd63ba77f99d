using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "there is no default but none, which is absence")]
public sealed class VolumeAccountKeyRuleTests
{
    private const string Reference = "properties.volumes[0].azureFile.storageAccountKeyReference";
    private const string Identity = "properties.volumes[0].azureFile.userAssignedIdentityClientId";
    private const string Key = "properties.volumes[0].azureFile.storageAccountKey";

    internal static Deciding Deciding => new(Share().With(Reference, "share-key"), Reference);

    [Fact]
    public void A_reference_passes()
    {
        var verdict = Share().With(Reference, "share-key").JudgedBy<VolumeAccountKeyRule>();

        verdict.Is(Outcome.Pass, "mounts a file share with a key that Key Vault keeps");
        Assert.Equal("data", verdict.Subject);
    }

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    [InlineData("[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'web'), '2023-01-31').clientId]")]
    public void An_identity_passes(string client) =>
        Share().With(Identity, client).JudgedBy<VolumeAccountKeyRule>().Is(Outcome.Pass, "mounts a file share with a managed identity");

    [Theory]
    [InlineData("S3cret")]
    [InlineData("[parameters('key')]")]
    [InlineData("[listKeys(resourceId('Microsoft.Storage/storageAccounts', 'a'), '2023-05-01').keys[0].value]")]
    public void A_key_fails_whatever_is_beside_it(string key)
    {
        var verdict = Share().With(Reference, "share-key").With(Identity, "id").With(Key, key).JudgedBy<VolumeAccountKeyRule>();

        verdict.Is(Outcome.Fail, "mounts a file share with its storage account's key");
        Assert.Equal(new(Key, Redaction.Hidden), Assert.Single(verdict.Evidence));
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Absent_is_unknown_in_files_and_a_key_in_replies()
    {
        Share().JudgedBy<VolumeAccountKeyRule>().Is(Outcome.Unknown, "mounts a file share and says neither key nor identity");
        Share().Exported().JudgedBy<VolumeAccountKeyRule>().Is(Outcome.Fail, "mounts a file share with its storage account's key, which Azure does not show");
    }

    [Fact]
    public void No_file_share_passes()
    {
        Given.Group().JudgedBy<VolumeAccountKeyRule>().Is(Outcome.Pass, "mounts no Azure file share");
        Given.GroupWithVolume("emptyDir", []).JudgedBy<VolumeAccountKeyRule>().Is(Outcome.Pass, "mounts no Azure file share");
        Given.Group().With("properties.containerGroupProfile.id", "/subscriptions/s").JudgedBy<VolumeAccountKeyRule>().IsUnknown("the container group profile");
    }

    [Fact]
    public void Each_share_is_judged()
    {
        var group = Share().With(Reference, "share-key")
            .With("properties.volumes[1]", new JsonObject { ["name"] = "more", ["azureFile"] = new JsonObject { ["storageAccountKey"] = "S3cret" } });

        Assert.Equal([("data", Outcome.Pass), ("more", Outcome.Fail)], group.AllJudgedBy<VolumeAccountKeyRule>().Select(verdict => (verdict.Subject!, verdict.Outcome)));
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_the_ways_is_unknown()
    {
        Share().AtVersion("2023-05-01").JudgedBy<VolumeAccountKeyRule>().IsUnknown("storageAccountKeyReference is not a property of Microsoft.ContainerInstance/containerGroups at api-version 2023-05-01");
        Share().AtVersion("2025-09-01").Exported().JudgedBy<VolumeAccountKeyRule>().IsUnknown("userAssignedIdentityClientId is not a property of");
        Share().AtVersion("2023-05-01").With(Key, "S3cret").JudgedBy<VolumeAccountKeyRule>().Is(Outcome.Fail, "mounts a file share with its storage account's key");
    }

    [Theory]
    [InlineData("properties.volumes", "[parameters('volumes')]", "volumes depends on")]
    [InlineData("properties.volumes[0]", "[parameters('volume')]", "has a volume that depends on")]
    [InlineData("properties.volumes[0].azureFile", "[parameters('share')]", "mounts a file share, and storageAccountKey depends on")]
    [InlineData(Key, "[if(parameters('x'), null(), parameters('key'))]", "mounts a file share, and storageAccountKey depends on")]
    [InlineData(Reference, "", "mounts a file share and says neither key nor identity")]
    [InlineData(Identity, "", "mounts a file share and says neither key nor identity")]
    [InlineData(Reference, "[parameters('name')]", "mounts a file share, and storageAccountKeyReference depends on")]
    [InlineData(Identity, "[parameters('id')]", "mounts a file share, and userAssignedIdentityClientId depends on")]
    [InlineData("properties.volumes", 5, "is a number where a list is expected")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Share().With(path, JsonValue.Create(value)).JudgedBy<VolumeAccountKeyRule>().IsUnknown(reason);

    [Fact]
    [Covers(RuleCase.OtherCase, RuleCase.WrongSku)]
    public void Members_in_another_letter_case_and_Windows_count()
    {
        var group = Given.GroupWithVolume("AzureFile", new() { ["StorageAccountKey"] = "S3cret" }).With("properties.osType", "Windows");

        group.JudgedBy<VolumeAccountKeyRule>().Is(Outcome.Fail, "mounts a file share with its storage account's key");
    }

    private static GivenResource Share() =>
        Given.GroupWithVolume("azureFile", new() { ["shareName"] = "share", ["storageAccountName"] = "contoso", ["readOnly"] = true }).AtVersion("2026-07-01");
}
