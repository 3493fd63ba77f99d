using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ApiVersionTests
{
    [Fact]
    public void A_date_is_a_stable_version() => Assert.Equal(new(new(2023, 5, 1), false), ApiVersion.Parse("2023-05-01"));

    [Theory]
    [InlineData("2022-10-01-preview")]
    [InlineData("2022-10-01-privatepreview")]
    public void A_date_with_a_suffix_is_a_preview(string text) => Assert.Equal(new(new(2022, 10, 1), true), ApiVersion.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("[variables('apiVersion')]")]
    [InlineData("2023-13-01")]
    [InlineData("2023-05-01x")]
    [InlineData("2023-05")]
    public void Anything_else_is_none(string? text) => Assert.Null(ApiVersion.Parse(text));
}
