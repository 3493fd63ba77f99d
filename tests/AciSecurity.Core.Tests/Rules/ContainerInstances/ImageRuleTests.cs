using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Policies;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

/// <summary>What holds for every rule about the image that a container runs.</summary>
public abstract class ImageRuleTests<TRule>
    where TRule : ImageRule, new()
{
    /// <summary>The policy under which the image of <see cref="Given.Image"/> passes.</summary>
    private protected virtual Policy Policy => Policy.Default;

    [Fact]
    public void Where_no_registry_was_asked_it_is_unknown() =>
        Given.Group().JudgedBy<TRule>(Policy).Is(Outcome.Unknown, "has an image that was not looked at: -IncludeImage asks its registry");

    [Fact]
    public void What_the_registry_does_not_say_is_unknown() =>
        Given.Group().Running(ImageFacts.Missing("contoso.azurecr.io/app: the right 'pull' is missing.")).JudgedBy<TRule>(Policy)
            .Is(Outcome.Unknown, "has an image that could not be looked at: contoso.azurecr.io/app: the right 'pull' is missing.");

    [Theory]
    [InlineData("[parameters('image')]", "image depends on [parameters('image')]")]
    [InlineData("[format('contoso.azurecr.io/app:{0}', parameters('tag'))]", "has an image that an expression hides a part of")]
    [InlineData("[format('{0}.azurecr.io/app:1', parameters('registry'))]", "has an image that an expression hides a part of")]
    [Covers(RuleCase.Unresolved)]
    public void What_an_expression_hides_is_unknown(string image, string reason) =>
        Given.Group().Container("image", image).Running(Given.Image()).JudgedBy<TRule>(Policy).IsUnknown(reason);

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_image_is_unknown() =>
        Given.Group().WithoutContainer("image").Running(Given.Image()).JudgedBy<TRule>(Policy).Is(Outcome.Unknown, "names no image");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Hosts_have_no_letter_case() =>
        Given.Group().Container("image", "CONTOSO.azurecr.IO/app@" + Given.Digest).Running(Given.Image()).JudgedBy<TRule>(Policy).IsPass();

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku)]
    public void Init_containers_old_api_versions_and_Windows_are_judged_too()
    {
        var facts = Given.Image() with { Configurations = [Given.Image().Configurations[0] with { Platform = new("windows", "amd64") }] };
        var group = Given.Group().With("properties.osType", "Windows").AtVersion("2018-10-01").InitContainer("image", "contoso.azurecr.io/setup:1");

        Assert.Equal([Outcome.Pass, Outcome.Unknown], group.Running(facts).AllJudgedBy<TRule>(Policy).Select(verdict => verdict.Outcome));
    }

    [Fact]
    public void A_tag_that_is_left_out_is_latest() =>
        Given.Group().Container("image", "contoso.azurecr.io/app").Running(Given.Image(), "contoso.azurecr.io/app:latest").JudgedBy<TRule>(Policy).IsPass();

    [Fact]
    public void What_was_pulled_counts_where_Azure_says_it()
    {
        GivenResource Tagged(string message) => Given.Group().Container("image", "contoso.azurecr.io/app:1")
            .Container("instanceView.events", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "Pulled", ["message"] = message }))
            .Running(Given.Image());

        Tagged($"Successfully pulled image \"contoso.azurecr.io/app@{Given.Digest}\"").Exported().JudgedBy<TRule>(Policy).IsPass();
        Tagged($"Successfully pulled image \"contoso.azurecr.io/other@{Given.Digest}\"").Exported().JudgedBy<TRule>(Policy).IsUnknown("an expression hides");
        Tagged("Successfully pulled image \"contoso.azurecr.io/app:1\"").Exported().JudgedBy<TRule>(Policy).IsUnknown("an expression hides");
    }

    [Fact]
    public void What_a_file_claims_to_be_pulled_does_not_count() => Given.Group().Container("image", "contoso.azurecr.io/app:1")
        .Container("instanceView.events", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "Pulled", ["message"] = $"contoso.azurecr.io/app@{Given.Digest}" }))
        .Running(Given.Image()).JudgedBy<TRule>(Policy).IsUnknown("an expression hides");
}
