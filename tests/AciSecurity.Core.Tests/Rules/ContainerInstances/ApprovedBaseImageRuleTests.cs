using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Policies;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "an image has no default")]
public sealed class ApprovedBaseImageRuleTests : ImageRuleTests<ApprovedBaseImageRule>
{
    private static readonly Policy Approved = new() { ApprovedBaseImages = [RegistryPattern.Parse("mcr.microsoft.com/dotnet"), RegistryPattern.Parse("docker.io/library/alpine")] };

    internal static Deciding Deciding => new(Given.Group().Running(Given.Image()), "properties.containers[0].properties.image") { Policy = Approved };

    private protected override Policy Policy => Approved;

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/runtime:8.0", Outcome.Pass, "runs an image that says it is built on mcr.microsoft.com/dotnet/runtime:8.0, which the policy approves")]
    [InlineData("alpine:3", Outcome.Pass, "runs an image that says it is built on alpine:3, which the policy approves")]
    [InlineData("MCR.microsoft.com/dotnet/aspnet", Outcome.Pass, "runs an image that says it is built on MCR.microsoft.com/dotnet/aspnet, which the policy approves")]
    [InlineData("mcr.microsoft.com/dotnet-evil/runtime", Outcome.Fail, "runs an image that is built on mcr.microsoft.com/dotnet-evil/runtime, which the policy does not approve")]
    [InlineData("docker.io/library/debian:12", Outcome.Fail, "runs an image that is built on docker.io/library/debian:12, which the policy does not approve")]
    [InlineData(null, Outcome.Unknown, "runs an image that does not say on what it is built")]
    public void What_it_says_it_is_built_on_decides(string? name, Outcome outcome, string reason) => Judge(Given.Configuration(baseImage: name)).Is(outcome, reason);

    [Fact]
    public void Without_a_list_nothing_is_said() =>
        Given.Group().Running(Given.Image()).JudgedBy<ApprovedBaseImageRule>().Is(Outcome.NotApplicable, "is not judged: the policy lists no approved base images");

    [Fact]
    public void An_approved_base_image_may_run_itself() =>
        Given.Group().Container("image", Given.BaseImage).Running(new ImageFacts(), Given.BaseImage).JudgedBy<ApprovedBaseImageRule>(Approved)
            .Is(Outcome.Pass, "runs an image that the policy approves as a base image");

    [Fact]
    public void Each_image_of_an_index_that_may_run_counts()
    {
        Judge(Given.Configuration(), Given.Configuration(baseImage: "debian")).IsFail("is built on debian");
        Judge(Given.Configuration(), Given.Configuration(baseImage: null)).IsUnknown("does not say");
        Judge(Given.Configuration(), Given.Configuration(system: "windows", baseImage: "debian")).IsPass();
    }

    [Fact]
    public void A_configuration_that_cannot_be_read_is_unknown() =>
        Given.Group().Running(Given.Image() with { WhyNotConfigured = "It is gone." }).JudgedBy<ApprovedBaseImageRule>(Approved)
            .Is(Outcome.Unknown, "runs an image of which it is not known on what it is built: It is gone.");

    private static Verdict Judge(params ImageConfiguration[] configurations) =>
        Given.Group().Running(Given.Image() with { Configurations = configurations }).JudgedBy<ApprovedBaseImageRule>(Approved);
}
