using AciSecurity.Core.Tests.Policies;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "an image has no default")]
public sealed class StaleImageRuleTests : ImageRuleTests<StaleImageRule>
{
    private static readonly DateTimeOffset Today = DayClock.Instance.GetUtcNow();

    internal static Deciding Deciding => new(Given.Group().Running(Given.Image()), "properties.containers[0].properties.image");

    public static TheoryData<DateTimeOffset> Meaningless => [default, DateTimeOffset.UnixEpoch, new(1980, 1, 1, 0, 0, 1, TimeSpan.Zero), new(2013, 2, 28, 0, 0, 0, TimeSpan.Zero), Today.AddDays(2)];

    [Theory]
    [InlineData(0, Outcome.Pass, "has an image that was built 0 days ago")]
    [InlineData(90, Outcome.Pass, "has an image that was built 90 days ago")]
    [InlineData(91, Outcome.Fail, "has an image that was built 91 days ago; the policy allows 90")]
    [InlineData(1200, Outcome.Fail, "has an image that was built 1,200 days ago; the policy allows 90")]
    public void The_age_decides(int days, Outcome outcome, string reason) => Judge(Given.Image(built: Today.AddDays(-days))).Is(outcome, reason);

    [Fact]
    public void The_policy_says_how_old_it_may_be() =>
        Judge(Given.Image(built: Today.AddDays(-31)), new() { LongestImageAge = 30 }).Is(Outcome.Fail, "has an image that was built 31 days ago; the policy allows 30");

    [Fact]
    public void A_newer_tag_is_named() =>
        Judge(Given.Image(built: Today.AddDays(-100)) with { NewestTag = Today.AddDays(-3) })
            .Is(Outcome.Fail, "has an image that was built 100 days ago; the policy allows 90, and its repository has a tag of 2027-01-12");

    [Theory]
    [MemberData(nameof(Meaningless))]
    public void A_time_that_means_nothing_is_that_of_the_push(DateTimeOffset built)
    {
        Judge(Pushed(Given.Image(built: built), 5)).Is(Outcome.Pass, "has an image that was pushed 5 days ago");
        Judge(Pushed(Given.Image(built: built), 95)).Is(Outcome.Fail, "has an image that was pushed 95 days ago; the policy allows 90");
        Judge(Given.Image(built: built)).IsUnknown("does not say when it was built, and neither does its registry");
    }

    [Fact]
    public void A_push_of_today_makes_no_image_new() =>
        Judge(Pushed(Given.Image(built: Today.AddDays(-100)), 0)).IsFail("was built 100 days ago");

    [Fact]
    public void Of_an_index_the_oldest_that_may_run_decides()
    {
        ImageConfiguration Built(int days, string system) => Given.Configuration(system: system) with { Created = Today.AddDays(-days) };
        var facts = Given.Image() with { Configurations = [Built(5, "linux"), Built(100, "linux"), Built(300, "windows")] };

        Judge(facts).IsFail("was built 100 days ago");
        Judge(facts, os: "Windows").IsFail("was built 300 days ago");
        Judge(facts with { Configurations = [Built(5, "linux"), Built(300, "windows")] }).IsPass();
        Judge(facts with { Configurations = [Built(5, "linux"), Given.Configuration() with { Created = DateTimeOffset.UnixEpoch }] }).IsUnknown("does not say when it was built");
    }

    [Fact]
    public void A_configuration_that_cannot_be_read_is_unknown() =>
        Judge(Given.Image() with { Configurations = [], WhyNotConfigured = "It is gone." }).Is(Outcome.Unknown, "has an image of which it is not known when it was built: It is gone.");

    private static ImageFacts Pushed(ImageFacts facts, int days) => facts with { Image = facts.Image! with { Pushed = Today.AddDays(-days) } };

    private static Verdict Judge(ImageFacts facts, Policy? policy = null, string os = "Linux") => Assert.Single(
        new StaleImageRule().Evaluate(Given.Group().With("properties.osType", os).Running(facts), new(policy ?? Policy.Default, new(new ResourceIndex()), DayClock.Instance)));
}
