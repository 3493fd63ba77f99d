using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ExpressionsTests
{
    [Theory]
    [InlineData("[parameters('x')]", ExpressionSyntax.Arm, true)]
    [InlineData("[[x]", ExpressionSyntax.Arm, false)]
    [InlineData("[]", ExpressionSyntax.Arm, false)]
    [InlineData("[x", ExpressionSyntax.Arm, false)]
    [InlineData("[parameters('x')]", ExpressionSyntax.None, false)]
    [InlineData("a-${VAR}-b", ExpressionSyntax.Shell, true)]
    [InlineData("$5", ExpressionSyntax.Shell, false)]
    [InlineData("[parameters('x')]", ExpressionSyntax.Shell, false)]
    public void Each_source_has_its_own_expressions(string text, ExpressionSyntax syntax, bool isExpression) =>
        Assert.Equal(isExpression, Expressions.IsExpression(text, syntax));

    [Theory]
    [InlineData("[concat('Password=planted', parameters('x'))]", "[concat('…', parameters('x'))]")]
    [InlineData("[format('it''s planted {0}', variables('y'))]", "[format('…', variables('y'))]")]
    [InlineData("[concat('planted)]", "an expression")]
    [InlineData("[planted]", "an expression")]
    [InlineData("[parameters( 'x' )]", "[parameters( 'x' )]")]
    [InlineData("[concat('\u001b[31mplanted', parameters('\u001b'))]", "[concat('…', parameters('\\u001b'))]")]
    public void Literals_are_left_out(string expression, string shown) =>
        Assert.Equal(shown, Expressions.WithoutLiterals(expression, ExpressionSyntax.Arm));

    [Fact]
    public void Of_a_shell_text_only_its_variables_are_left() =>
        Assert.Equal("${HOST}, ${PORT}", Expressions.WithoutLiterals("http://planted@${HOST}:${PORT}/${HOST}", ExpressionSyntax.Shell));

    [Fact]
    public void Long_expressions_are_shortened()
    {
        var arguments = string.Join(", ", Enumerable.Range(0, 50).Select(n => $"parameters('p{n}')"));

        Assert.Equal(120, Expressions.WithoutLiterals($"[concat({arguments})]", ExpressionSyntax.Arm).Length);
        Assert.Equal("an expression", Expressions.WithoutLiterals($"[concat('{new string('x', 30_000)}')]", ExpressionSyntax.Arm));
    }

    [Theory]
    [InlineData("[{\"password\":\"planted\",\"cron\":\"@every(5m)\"}]")]
    [InlineData("[Xy9(planted]")]
    public void Text_in_brackets_that_is_no_expression_is_not_shown(string text) =>
        Assert.Equal("an expression", Expressions.WithoutLiterals(text, ExpressionSyntax.Arm));
}
