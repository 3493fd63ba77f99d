using AciSecurity.Sessions;

namespace AciSecurity.Core.Tests.Sessions;

/// <summary>Clouds, and what is asked of one of one's own.</summary>
public sealed class AzureEnvironmentTests
{
    [Fact]
    public void The_clouds_that_have_a_name_are_in_order() =>
        Assert.All(AzureEnvironment.All, cloud => Assert.True(cloud.WhyInvalid() is null && cloud.IsAudience(cloud.Audience!)));

    [Theory]
    [InlineData(null, "https://a", null, "ResourceManager is missing.")]
    [InlineData("https://a", null, null, "Authority is missing.")]
    [InlineData("http://a", "https://a", null, "ResourceManager is not an https address, and tokens would go there in clear.")]
    [InlineData("a", "https://a", null, "ResourceManager is not an absolute address.")]
    [InlineData("https://a", "https://a", "12", "CertificateThumbprint is neither the SHA-1 nor the SHA-256 of a certificate in hexadecimal.")]
    public void One_that_cannot_be_used_says_why(string? manager, string? authority, string? thumbprint, string why) =>
        Assert.Equal(why, new AzureEnvironment
        {
            ResourceManager = manager is null ? null : new(manager, UriKind.RelativeOrAbsolute),
            Authority = authority is null ? null : new(authority),
            CertificateThumbprint = thumbprint,
        }.WhyInvalid());

    [Theory]
    [InlineData("https://management.azure.com", true)]
    [InlineData("https://management.azure.com/", true)]
    [InlineData("https://management.core.windows.net/", true)]
    [InlineData("https://graph.microsoft.com", false)]
    public void A_token_for_the_Resource_Manager_is_known_by_its_audience(string audience, bool isOne) =>
        Assert.Equal(isOne, AzureEnvironment.AzureCloud.IsAudience(audience));
}
