using System.Globalization;
using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>An image has the flaws of all that was in it when it was built, those that became known since included.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/config.md, created; the time of the push where that says nothing.</remarks>
public sealed class StaleImageRule : ImageRule
{
    // No image is older than Docker. Reproducible builds write 1970, 1980 or the year 1.
    private static readonly DateTimeOffset First = new(2013, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.StaleImage", "Image was built lately")
    {
        Severity = Severity.Medium,
        Section = Section.VulnerabilityManagement,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciApprovedImage"],
        Controls = ["MCSB PV-6"],
        Needs = FactKinds.Images,
        Recommendation = "Build the image anew on a base image of today, push it, and deploy the group with its digest.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ImageReference image, ImageFacts facts, ContainerRuleContext context)
    {
        var now = context.Run.Clock.GetUtcNow();
        var built = facts.ConfigurationsOn(context.Group.OsType).Select(configuration => Meaningful(configuration.Created, now)).ToList();
        var isBuilt = built.Count > 0 && !built.Contains(null);
        if ((isBuilt ? built.Min() : Meaningful(facts.Image?.Pushed, now)) is not { } time)
        {
            return Unknown(facts.WhyNoConfiguration() is { } why
                ? $"has an image of which it is not known when it was built: {why}"
                : "has an image that does not say when it was built, and neither does its registry say when it was pushed");
        }

        var days = Math.Max(0, (int)(now - time).TotalDays);
        var text = $"has an image that was {(isBuilt ? "built" : "pushed")} {Number(days)} days ago";
        var most = context.Policy.LongestImageAge;
        return days <= most ? Pass(text) : Fail($"{text}; the policy allows {Number(most)}{Newer(facts.NewestTag, time)}");
    }

    private static string Newer(DateTimeOffset? newest, DateTimeOffset time) =>
        newest > time ? $", and its repository has a tag of {newest.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";

    private static DateTimeOffset? Meaningful(DateTimeOffset? time, DateTimeOffset now) => time >= First && time <= now + ClockSkew ? time : null;

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
