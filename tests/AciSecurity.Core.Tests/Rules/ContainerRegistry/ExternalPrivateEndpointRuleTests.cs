using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a registry has no private endpoint by default, which is absence")]
[NoCase(RuleCase.WrongSku, "only Premium has private endpoints, and without one there is nothing to find")]
public sealed class ExternalPrivateEndpointRuleTests
{
    private const string Connection = "properties.privateEndpointConnections[0].properties";
    private const string Foreign = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/r/providers/Microsoft.Network/privateEndpoints/theirs";

    internal static Deciding Deciding => new(Registry(), $"{Connection}.privateEndpoint.id");

    [Fact]
    public void An_endpoint_of_the_same_subscription_passes() => Registry().Live().JudgedBy<ExternalPrivateEndpointRule>().Is(Outcome.Pass, "has no approved private endpoint of another subscription");

    [Fact]
    public void An_approved_endpoint_of_another_subscription_fails()
    {
        Registry(Foreign).Live().JudgedBy<ExternalPrivateEndpointRule>()
            .Is(Outcome.Fail, "has the private endpoint 'theirs' of the subscription 00000000-0000-0000-0000-000000000002, which is not its own");
        Registry(Foreign).With($"{Connection}.privateLinkServiceConnectionState.status", "Pending").Live().JudgedBy<ExternalPrivateEndpointRule>().IsPass();
        Registry(Foreign).Without($"{Connection}.privateLinkServiceConnectionState").Live().JudgedBy<ExternalPrivateEndpointRule>().IsUnknown("whether it is approved is not known");
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Subscriptions_have_no_letter_case()
    {
        Registry("/SUBSCRIPTIONS/" + LiveRun.SubscriptionId + "/resourceGroups/x/providers/Microsoft.Network/privateEndpoints/y").Live().JudgedBy<ExternalPrivateEndpointRule>().IsPass();
        Registry(Foreign).With($"{Connection}.privateLinkServiceConnectionState.status", "APPROVED").Live().JudgedBy<ExternalPrivateEndpointRule>().IsFail("which is not its own");
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Without_connections_there_is_none()
    {
        Given.Registry().JudgedBy<ExternalPrivateEndpointRule>().Is(Outcome.NotApplicable, "declares no connections: private endpoints make them");
        Given.Registry().Live().JudgedBy<ExternalPrivateEndpointRule>().Is(Outcome.Pass, "has no private endpoint");
    }

    [Theory]
    [InlineData("properties.privateEndpointConnections", "[parameters('x')]")]
    [InlineData($"{Connection}.privateEndpoint.id", "[parameters('x')]")]
    [InlineData($"{Connection}.privateEndpoint.id", "theirs")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value) => Assert.Equal(Outcome.Unknown, Registry().With(path, value).JudgedBy<ExternalPrivateEndpointRule>().Outcome);

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void A_reply_that_lacks_the_connections_is_unknown() =>
        Given.Registry().AtVersion("2019-05-01").Exported().JudgedBy<ExternalPrivateEndpointRule>().IsUnknown("is not a property of");

    private static GivenResource Registry(string endpoint = LiveRun.Group + "/providers/Microsoft.Network/privateEndpoints/ours") => Given.Registry()
        .WithId(LiveRun.Group + "/providers/Microsoft.ContainerRegistry/registries/contoso")
        .With("properties.privateEndpointConnections", new JsonArray(new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["privateEndpoint"] = new JsonObject { ["id"] = endpoint },
                ["privateLinkServiceConnectionState"] = new JsonObject { ["status"] = "Approved" },
            },
        }));
}
