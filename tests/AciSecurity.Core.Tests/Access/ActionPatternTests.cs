using System.Text.RegularExpressions;
using AciSecurity.Access;
using CsCheck;

namespace AciSecurity.Core.Tests.Access;

public sealed class ActionPatternTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("a", "B", "/", "*", "read", "**", "ab", ".").Array[0, 8].Select(string.Concat);

    [Theory]
    [InlineData("*", "Microsoft.Compute/virtualMachines/write", true)]
    [InlineData("*/read", "Microsoft.Compute/virtualMachines/read", true)]
    [InlineData("*/read", "Microsoft.Compute/virtualMachines/readAll", false)]
    [InlineData("Microsoft.ContainerRegistry/registries/*", "microsoft.containerregistry/REGISTRIES/push/write", true)]
    [InlineData("Microsoft.ContainerRegistry/registries/*/read", "Microsoft.ContainerRegistry/registries/read", false)]
    [InlineData("Microsoft.*/write", "Microsoft.Authorization/roleAssignments/write", true)]
    [InlineData("", "x", false)]
    public void A_star_is_any_text(string pattern, string action, bool matches) => Assert.Equal(matches, ActionPattern.Matches(pattern, action));

    [Fact]
    public void It_matches_what_a_regular_expression_matches() =>
        Gen.Select(Texts, Texts.Select(text => text.Replace("*", "", StringComparison.Ordinal))).Sample((pattern, action) =>
        {
            var reference = new Regex($"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
            Assert.Equal(reference.IsMatch(action), ActionPattern.Matches(pattern, action));
        }, iter: 5_000);

    [Fact]
    public void A_pattern_that_is_made_to_take_long_does_not() =>
        Assert.False(ActionPattern.Matches(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 20_000)));
}
