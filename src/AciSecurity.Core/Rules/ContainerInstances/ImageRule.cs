using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A rule about the image that a container runs, of which its registry knows more than the group.</summary>
/// <remarks>containers[].properties.image, with the digest that was pulled where Azure says it.</remarks>
public abstract class ImageRule : ContainerRule
{
    /// <inheritdoc/>
    protected sealed override Verdict Evaluate(Container container, ContainerRuleContext context) =>
        WhyNotApplicable(context) is { } reason
            ? NotApplicable(reason)
            : container.RunningImage.Match(
                known: image => Find(image, context),
                absent: () => Unknown("names no image"),
                unresolved: Unknown);

    /// <summary>Why the rule has nothing to say under a policy; null where it has.</summary>
    protected virtual string? WhyNotApplicable(ContainerRuleContext context) => null;

    /// <summary>Decides the rule for an image that its registry knows.</summary>
    /// <param name="image">The image as the group names it.</param>
    /// <param name="facts">What its registry says; <see cref="ImageFacts.Image"/> is there.</param>
    /// <param name="context">What else is given.</param>
    protected abstract Verdict Evaluate(ImageReference image, ImageFacts facts, ContainerRuleContext context);

    private Verdict Find(ImageReference image, ContainerRuleContext context)
    {
        if (context.Group.Resource.Images is not { } images) return Unknown("has an image that was not looked at: -IncludeImage asks its registry");
        if (images.Of(image) is not { } facts) return Unknown("has an image that an expression hides a part of");
        return facts.WhyMissing is { } why ? Unknown($"has an image that could not be looked at: {why}") : Evaluate(image, facts, context);
    }
}
