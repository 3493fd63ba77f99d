using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;
using AciSecurity.Signatures;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "an image has no default")]
public sealed class UnsignedImageRuleTests : ImageRuleTests<UnsignedImageRule>
{
    internal static Deciding Deciding => new(Given.Group().Running(Given.Image()), "properties.containers[0].properties.image");

    [Theory]
    [InlineData(SignatureState.Verified, Outcome.Pass, "runs an image that 'CN=build.contoso.com' signed")]
    [InlineData(SignatureState.None, Outcome.Fail, "runs an image that has no signature")]
    [InlineData(SignatureState.Invalid, Outcome.Fail, "runs an image whose signature is not valid: Something changed it.")]
    [InlineData(SignatureState.CoveredByIndex, Outcome.Fail, "runs an image that is not signed itself: only the index that it is part of is")]
    [InlineData(SignatureState.PresentUnverified, Outcome.Unknown, "runs an image whose signature was not verified: the policy does not say whom to trust for it")]
    [InlineData(SignatureState.Unknown, Outcome.Unknown, "runs an image whose signature was not verified: The file is not there.")]
    public void Only_a_signature_that_was_verified_passes(SignatureState state, Outcome outcome, string reason) =>
        Given.Group().Running(Given.Image(state)).JudgedBy<UnsignedImageRule>().Is(outcome, reason);

    [Fact]
    public void A_signature_that_the_trust_policy_leaves_out_is_unknown() =>
        Given.Group().Running(Given.Image() with { Signatures = Given.Signatures(SignatureState.PresentUnverified) with { Results = [new(SignatureFormat.NotaryProject, SignatureVerdict.Skipped, [])] } })
            .JudgedBy<UnsignedImageRule>().Is(Outcome.Unknown, "runs an image whose signature was not verified: the trust policy leaves it out");

    [Fact]
    public void Nobody_having_looked_is_unknown() =>
        Given.Group().Running(Given.Image() with { Signatures = null }).JudgedBy<UnsignedImageRule>().IsUnknown("nobody looked for");

    [Fact]
    public void Names_from_registries_move_no_cursor() =>
        Assert.DoesNotContain('\u001b', Given.Group().Running(Given.Image() with { Signatures = Given.Signatures(SignatureState.Unknown) with { Reason = "a\u001b[2J" } }).JudgedBy<UnsignedImageRule>().Reason);
}
