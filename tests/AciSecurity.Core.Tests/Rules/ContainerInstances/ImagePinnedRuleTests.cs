using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "an image has no default")]
[NoCase(RuleCase.OtherCase, "digests are lower case by their specification")]
public sealed class ImagePinnedRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.image");

    [Theory]
    [InlineData("contoso.azurecr.io/app@" + Given.Digest)]
    [InlineData("contoso.azurecr.io/app:1.2@" + Given.Digest)]
    [InlineData("nginx@" + Given.Digest)]
    public void A_digest_passes(string image) => Judge(image).Is(Outcome.Pass, "names its image by digest");

    [Theory]
    [InlineData("contoso.azurecr.io/app", "names its image without tag or digest, which means latest")]
    [InlineData("contoso.azurecr.io:443/app", "names its image without tag or digest, which means latest")]
    [InlineData("contoso.azurecr.io/app@", "names its image without tag or digest, which means latest")]
    [InlineData("contoso.azurecr.io/app:latest", "names its image by the tag latest, which is made to move")]
    [InlineData("contoso.azurecr.io/app:1.2", "names its image by a tag, which can be moved to another image")]
    [InlineData("contoso.azurecr.io/app:LATEST", "names its image by a tag, which can be moved to another image")]
    public void Anything_else_fails(string image, string reason) => Judge(image).Is(Outcome.Fail, reason);

    [Theory]
    [InlineData("contoso.azurecr.io/app@" + Given.Digest, Outcome.Pass, "names its image by digest")]
    [InlineData("contoso.azurecr.io/app:1.2", Outcome.Pass, "names its image by a tag, which the policy allows")]
    [InlineData("contoso.azurecr.io/app:latest", Outcome.Fail, "names its image by the tag latest, which is made to move")]
    [InlineData("contoso.azurecr.io/app:LATEST", Outcome.Fail, "names its image by the tag latest, which is made to move")]
    [InlineData("contoso.azurecr.io/app", Outcome.Fail, "names its image without tag or digest, which means latest")]
    [InlineData("contoso.azurecr.io/app:1.2@sha256:0123", Outcome.Fail, "names its image by something that is not a SHA-256 digest")]
    public void Where_the_policy_allows_tags_all_but_latest_pass(string image, Outcome outcome, string reason) =>
        Given.Group().Container("image", image).JudgedBy<ImagePinnedRule>(new() { Pinning = AciSecurity.Policies.Pinning.Tag }).Is(outcome, reason);

    [Fact]
    public void A_hidden_tag_is_unknown_where_tags_are_allowed_too() =>
        Given.Group().Container("image", "[format('contoso.azurecr.io/app:{0}', parameters('tag'))]").JudgedBy<ImagePinnedRule>(new() { Pinning = AciSecurity.Policies.Pinning.Tag })
            .IsUnknown("has an image whose tag or digest an expression hides");

    [Theory]
    [InlineData("app@sha256:0123")]
    [InlineData("app@sha256:")]
    [InlineData("app@sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("app@SHA256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("app@sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("app@" + Given.Digest + "0")]
    [InlineData("app@" + Given.Digest + "\nx")]
    public void A_malformed_digest_is_no_pin(string image) =>
        Judge(image).Is(Outcome.Fail, "names its image by something that is not a SHA-256 digest");

    [Theory]
    [InlineData("[format('{0}/app:{1}', reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r'))).loginServer, parameters('tag'))]")]
    [InlineData("[format('contoso.azurecr.io/app@{0}', parameters('digest'))]")]
    [InlineData("[concat('contoso.azurecr.io/app:', parameters('tag'))]")]
    [InlineData("[parameters('image')]")]
    [Covers(RuleCase.Unresolved)]
    public void A_hidden_version_is_unknown(string image) => Assert.Equal(Outcome.Unknown, Judge(image).Outcome);

    [Theory]
    [InlineData("[format('{0}/app:1.2', parameters('registry'))]", Outcome.Fail)]
    [InlineData("[format('{0}/app', parameters('registry'))]", Outcome.Fail)]
    [InlineData("[concat(parameters('registry'), '/app:latest')]", Outcome.Fail)]
    [InlineData("[format('{0}/app@" + Given.Digest + "', parameters('registry'))]", Outcome.Pass)]
    public void A_version_that_an_expression_shows_counts(string image, Outcome outcome) => Assert.Equal(outcome, Judge(image).Outcome);

    [Theory]
    [InlineData(5)]
    [InlineData(true)]
    public void What_is_no_text_is_unknown(object image) =>
        Given.Group().Container("image", JsonValue.Create(image)).JudgedBy<ImagePinnedRule>().IsUnknown("where text is expected");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_image_is_unknown()
    {
        Given.Group().WithoutContainer("image").JudgedBy<ImagePinnedRule>().Is(Outcome.Unknown, "names no image");
        Given.Group().Container("image", null).JudgedBy<ImagePinnedRule>().Is(Outcome.Unknown, "names no image");
        Given.Group().WithoutContainer("image").With("properties.containerGroupProfile.id", "/subscriptions/s")
            .JudgedBy<ImagePinnedRule>().IsUnknown("the container group profile");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku)]
    public void Init_containers_old_api_versions_and_Windows_are_judged_too()
    {
        var group = Given.Group().With("properties.osType", "Windows").AtVersion("2018-10-01").InitContainer("image", "app:1");

        Assert.Equal([Outcome.Pass, Outcome.Fail], group.AllJudgedBy<ImagePinnedRule>().Select(verdict => verdict.Outcome));
    }

    [Fact]
    public void In_exports_brackets_mean_themselves() =>
        Given.Group().Container("image", "[parameters('image')]").Exported().JudgedBy<ImagePinnedRule>()
            .Is(Outcome.Fail, "names its image without tag or digest, which means latest");

    private static AciSecurity.Rules.Verdict Judge(string image) => Given.Group().Container("image", image).JudgedBy<ImagePinnedRule>();
}
