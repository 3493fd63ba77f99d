using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Rules.ContainerRegistry;
using AciSecurity.Signatures;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "nothing sets whether images are signed")]
[NoCase(RuleCase.OldApiVersion, "every api-version has the login server")]
[NoCase(RuleCase.OtherCase, "repositories are lower case, and no name decides")]
public sealed class UnsignedImageRuleTests
{
    internal static Deciding Deciding => new(Given.Registry().Holding(Given.SignedRepository()), "properties.loginServer");

    [Fact]
    public void A_repository_whose_tagged_images_are_verified_passes()
    {
        var verdict = Judge(Given.SignedRepository());

        verdict.Is(Outcome.Pass, "has signatures of trusted signers on all of its tagged images");
        Assert.Equal("app", verdict.Subject);
    }

    [Theory]
    [InlineData(SignatureState.None, Outcome.Fail, "has tagged images without a valid signature: 1")]
    [InlineData(SignatureState.Invalid, Outcome.Fail, "has tagged images without a valid signature: 1")]
    [InlineData(SignatureState.CoveredByIndex, Outcome.Fail, "has tagged images without a valid signature: 1")]
    [InlineData(SignatureState.PresentUnverified, Outcome.Unknown, "has tagged images whose signatures were not verified: 1; the policy does not say whom to trust for it")]
    [InlineData(SignatureState.Unknown, Outcome.Unknown, "has tagged images whose signatures were not verified: 1; The file is not there.")]
    public void One_other_image_is_enough(SignatureState state, Outcome outcome, string reason) =>
        Judge(new RepositorySignatures("app") { Images = [Given.Signatures(SignatureState.Verified, "2"), Given.Signatures(state, "1")] }).Is(outcome, reason);

    [Fact]
    public void Five_tags_are_named() =>
        Judge(new RepositorySignatures("app") { Images = [.. Enumerable.Range(1, 7).Select(number => Given.Signatures(SignatureState.None, $"{number}", "latest"))] })
            .Is(Outcome.Fail, "has tagged images without a valid signature: 1, 2, 3, 4, 5 and 2 more");

    [Fact]
    public void What_is_not_listed_is_unknown_and_hides_no_failure()
    {
        const string Gap = "contoso.azurecr.io/app: 2 of its manifests are not listed.";

        Judge(Given.SignedRepository() with { Gap = Gap }).Is(Outcome.Unknown, $"has images that could not be looked at: {Gap}");
        Judge(new RepositorySignatures("app") { Gap = Gap }).Is(Outcome.Unknown, $"has images that could not be looked at: {Gap}");
        Judge(new RepositorySignatures("app") { Gap = Gap, Images = [Given.Signatures(SignatureState.None, "1")] }).IsFail("without a valid signature");
    }

    [Fact]
    public void Each_repository_is_judged() =>
        Assert.Equal(
            [("app", Outcome.Pass), ("web", Outcome.Fail), ("empty", Outcome.NotApplicable)],
            Given.Registry().Holding(Given.SignedRepository(), new("web") { Images = [Given.Signatures(SignatureState.None, "1")] }, new("empty"))
                .AllJudgedBy<UnsignedImageRule>().Select(verdict => (verdict.Subject!, verdict.Outcome)));

    [Fact]
    public void Repositories_that_cannot_be_listed_are_one_verdict_more()
    {
        var verdicts = Given.Registry().With("properties.loginServer", "contoso.azurecr.io").Asked(new() { Repositories = [Given.SignedRepository()], WhyMissing = "The right 'catalog' is missing." }).AllJudgedBy<UnsignedImageRule>();

        Assert.Equal(2, verdicts.Count);
        verdicts[1].Is(Outcome.Unknown, "holds images that could not be looked at: The right 'catalog' is missing.");
    }

    [Fact]
    public void An_empty_registry_is_not_judged() => Given.Registry().Holding().JudgedBy<UnsignedImageRule>().Is(Outcome.NotApplicable, "holds no repositories");

    [Fact]
    public void Where_the_registry_was_not_asked_it_is_unknown() =>
        Given.Registry().With("properties.loginServer", "contoso.azurecr.io").JudgedBy<UnsignedImageRule>().Is(Outcome.Unknown, "holds images that were not looked at: -IncludeImage asks the registry");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_registry_that_a_file_declares_holds_nothing_yet()
    {
        Given.Registry().JudgedBy<UnsignedImageRule>().Is(Outcome.NotApplicable, "is declared here, and holds images where it is deployed");
        Given.Registry().Exported().JudgedBy<UnsignedImageRule>().Is(Outcome.Unknown, "has no login server that could be asked");
    }

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void A_login_server_that_cannot_be_read_is_unknown() =>
        Given.Registry().Holding(Given.SignedRepository()).With("properties.loginServer", "[parameters('server')]").JudgedBy<UnsignedImageRule>().IsUnknown("loginServer depends on");

    [Theory]
    [InlineData("Basic")]
    [InlineData("Premium")]
    [Covers(RuleCase.WrongSku)]
    public void Every_sku_is_judged(string sku) => Given.Registry().Holding(Given.SignedRepository()).With("sku.name", sku).JudgedBy<UnsignedImageRule>().IsPass();

    private static AciSecurity.Rules.Verdict Judge(RepositorySignatures repository) => Given.Registry().Holding(repository).JudgedBy<UnsignedImageRule>();
}
