using AciSecurity.Policies;

namespace AciSecurity.Core.Tests.Policies;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("Acr.AdminUser", "acr.adminuser", true)]
    [InlineData("Acr.*", "Acr.AdminUser", true)]
    [InlineData("*/registries/legacy", "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/LEGACY", true)]
    [InlineData("*/registries/legacy", "Microsoft.ContainerRegistry/registries/legacy2", false)]
    [InlineData("web-?", "web-1", true)]
    [InlineData("web-?", "web-10", false)]
    [InlineData("*", "anything at all", true)]
    [InlineData("", "x", false)]
    [InlineData("[parameters('x')]", "[parameters('x')]", true)]
    [InlineData("Acr.AdminUser", "Acr.AdminUser2", false)]
    public void A_pattern_means_names(string pattern, string name, bool isMeant) => Assert.Equal(isMeant, NamePattern.Matches(pattern, name));

    [Fact]
    public void Many_wildcards_are_not_slow_to_match()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 60)) + "b";

        Assert.False(NamePattern.Matches(pattern, new string('a', 5_000)));
    }

    [Theory]
    [InlineData("Acr.AdminUser", true)]
    [InlineData("Acr.*", false)]
    [InlineData("Acr.Admin?ser", false)]
    public void A_text_without_wildcards_is_literal(string text, bool isLiteral) => Assert.Equal(isLiteral, NamePattern.IsLiteral(text));
}
