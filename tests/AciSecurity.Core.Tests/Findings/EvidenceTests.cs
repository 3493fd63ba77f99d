using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Findings;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData("Premium", "sku.name: Premium")]
    [InlineData("\u001b[31m", "sku.name: \\u001b[31m")]
    [InlineData(null, "sku.name: (not set)")]
    [InlineData("[parameters('sku')]", "sku.name: (unresolved)")]
    public void It_says_where_and_what(string? sku, string text) =>
        Assert.Equal(text, Evidence.Of(new Registry(Given.Registry().With("sku.name", sku)).Sku).ToString());

    [Fact]
    public void Of_a_secret_it_says_where_alone() =>
        Assert.Equal("sku.name: (hidden)", Evidence.OfSecret(new Registry(Given.Registry()).Sku).ToString());
}
