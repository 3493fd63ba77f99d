using AciSecurity.Resources;
using CsCheck;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ArmExpressionTests
{
    [Fact]
    public void A_call_has_a_name_and_arguments()
    {
        var call = Assert.IsType<ArmExpression.Call>(ArmExpression.Parse("[ concat( 'it''s', parameters('p') , -1.5 ) ]"));

        Assert.True(call.Is("CONCAT"));
        Assert.Equal("it's", Assert.IsType<ArmExpression.Literal>(call.Arguments[0]).Text);
        Assert.Equal("parameters", Assert.IsType<ArmExpression.Call>(call.Arguments[1]).Name);
        Assert.IsType<ArmExpression.Number>(call.Arguments[2]);
    }

    [Theory]
    [InlineData("[a().b]", "b")]
    [InlineData("[a()['b']]", "b")]
    [InlineData("[a()[0]]", null)]
    [InlineData("[a()[parameters('b')]]", null)]
    public void Members_are_named_where_they_can_be(string text, string? name)
    {
        var member = Assert.IsType<ArmExpression.Member>(ArmExpression.Parse(text));

        Assert.Equal(name, member.Name);
        Assert.IsType<ArmExpression.Call>(member.Of);
    }

    [Fact]
    public void A_function_may_be_of_a_namespace() =>
        Assert.Equal("__bicep.make", Assert.IsType<ArmExpression.Call>(ArmExpression.Parse("[__bicep.make()]")).Name);

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("text")]
    [InlineData("[text]")]
    [InlineData("['open]")]
    [InlineData("[a(]")]
    [InlineData("[a('x' 'y')]")]
    [InlineData("[a()b]")]
    [InlineData("[a().]")]
    [InlineData("[a()[0]")]
    public void What_is_no_expression_is_none(string text) => Assert.Null(ArmExpression.Parse(text));

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.Char["[]().,'?abc01 "], 0, 60].Sample(text => ArmExpression.Parse($"[{text}]"));

    [Fact]
    public void What_is_nested_too_deep_is_none()
    {
        Assert.Null(ArmExpression.Parse($"[{string.Concat(Enumerable.Repeat("a(", 5_000))}{new string(')', 5_000)}]"));
        Assert.Null(ArmExpression.Parse($"[a(){string.Concat(Enumerable.Repeat(".b", 5_000))}]"));
        Assert.NotNull(ArmExpression.Parse($"[{string.Concat(Enumerable.Repeat("a(", 50))}{new string(')', 50)}]"));
    }
}
