using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a group has no address by default, which is its absence")]
public sealed class PublicAddressRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.ipAddress.type");

    [Theory]
    [InlineData("Public")]
    [InlineData("public")]
    [Covers(RuleCase.OtherCase)]
    public void A_public_address_fails(string type)
    {
        var verdict = Given.Group().With("properties.ipAddress.type", type).JudgedBy<PublicAddressRule>();

        verdict.Is(Outcome.Fail, "has a public IP address");
        Assert.Equal(new("properties.ipAddress.type", type), Assert.Single(verdict.Evidence));
    }

    [Theory]
    [InlineData("Private")]
    [InlineData("PRIVATE")]
    public void A_private_address_passes(string type) =>
        Given.Group().With("properties.ipAddress.type", type).JudgedBy<PublicAddressRule>().Is(Outcome.Pass, "has a private IP address");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_address_passes_and_the_reason_says_what_is_left()
    {
        var group = Given.Group().Without("properties.ipAddress");

        group.JudgedBy<PublicAddressRule>().Is(Outcome.Pass, "has an address in its subnet only");
        group.Without("properties.subnetIds").JudgedBy<PublicAddressRule>().Is(Outcome.Pass, "has no IP address");
        group.With("properties.ipAddress", null).JudgedBy<PublicAddressRule>().Is(Outcome.Pass, "has no IP address");
    }

    [Fact]
    public void A_missing_or_strange_type_is_unknown()
    {
        Given.Group().Without("properties.ipAddress.type").JudgedBy<PublicAddressRule>()
            .Is(Outcome.Unknown, "has an IP address and does not say of which type");
        Given.Group().With("properties.ipAddress.type", "Shared").JudgedBy<PublicAddressRule>()
            .Is(Outcome.Unknown, "has an IP address of a type that is not known");
    }

    [Theory]
    [InlineData("properties", "[variables('properties')]")]
    [InlineData("properties.ipAddress", "[parameters('address')]")]
    [InlineData("properties.ipAddress", false)]
    [InlineData("properties.ipAddress.type", "[if(parameters('open'), 'Public', 'Private')]")]
    [InlineData("properties.ipAddress.type", 1)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Given.Group().With(path, JsonValue.Create(value)).JudgedBy<PublicAddressRule>().IsUnknown("type ");

    [Fact]
    public void Absence_in_a_graph_row_is_unknown() =>
        Given.Group().Without("properties.ipAddress").AsGraphRow().JudgedBy<PublicAddressRule>().IsUnknown("may leave properties out");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void Absence_at_an_old_api_version_passes_for_it_always_had_addresses() =>
        Given.Group().Without("properties.ipAddress").Without("properties.subnetIds").AtVersion("2018-04-01").JudgedBy<PublicAddressRule>().Is(Outcome.Pass, "has no IP address");

    [Fact]
    public void A_group_made_from_a_profile_may_get_its_address_from_it() =>
        Given.Group().Without("properties.ipAddress").With("properties.containerGroupProfile.id", "/subscriptions/s")
            .JudgedBy<PublicAddressRule>().IsUnknown("the container group profile");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Profiles_and_Windows_groups_are_judged_too()
    {
        Given.Profile().With("properties.ipAddress.type", "Public").JudgedBy<PublicAddressRule>().Is(Outcome.Fail, "has a public IP address");
        Given.Group().With("properties.osType", "Windows").With("properties.ipAddress.type", "Public").JudgedBy<PublicAddressRule>()
            .Is(Outcome.Fail, "has a public IP address");
    }
}
