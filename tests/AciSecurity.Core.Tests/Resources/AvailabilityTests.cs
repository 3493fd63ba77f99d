using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class AvailabilityTests
{
    [Theory]
    [InlineData("2023-05-01", true)]
    [InlineData("2025-09-01", true)]
    [InlineData("2022-09-01", false)]
    [InlineData("2022-10-01-preview", true)]
    [InlineData("2022-09-01-preview", false)]
    [InlineData("2023-02-01-preview", false)]
    public void Stable_versions_previews_and_gaps_are_told_apart(string version, bool has) =>
        Assert.Equal(has, Availability.Since("2023-05-01", "2022-10-01-preview", "2023-02-01-preview").Has(ApiVersion.Parse(version)!.Value));

    [Theory]
    [InlineData("2024-01-01", false)]
    [InlineData("2024-01-01-preview", true)]
    public void A_property_of_previews_alone_is_in_no_stable_version(string version, bool has) =>
        Assert.Equal(has, Availability.Since(null, "2023-01-01-preview").Has(ApiVersion.Parse(version)!.Value));

    [Theory]
    [InlineData("2021-06-01-preview", false)]
    [InlineData("2021-08-01-preview", true)]
    public void Without_a_preview_of_its_own_previews_count_from_the_stable_version_on(string version, bool has) =>
        Assert.Equal(has, Availability.Since("2021-07-01").Has(ApiVersion.Parse(version)!.Value));
}
