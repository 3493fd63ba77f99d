using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Recognises values that are written as expressions, and words them for a reader without quoting literals.</summary>
internal static partial class Expressions
{
    /// <summary>Whether <paramref name="text"/> stands for a value that is computed elsewhere.</summary>
    public static bool IsExpression(string text, ExpressionSyntax syntax) => syntax switch
    {
        ExpressionSyntax.Arm => text.Length > 2 && text[0] == '[' && text[1] != '[' && text[^1] == ']',
        ExpressionSyntax.Shell => ShellVariable().IsMatch(text),
        _ => false,
    };

    /// <summary>The literal text that <paramref name="text"/> stands for: <c>[[x]</c> is the ARM spelling of <c>[x]</c>.</summary>
    public static string Unescape(string text, ExpressionSyntax syntax) =>
        syntax == ExpressionSyntax.Arm && text.StartsWith("[[", StringComparison.Ordinal) ? text[1..] : text;

    /// <summary>The expression with every string literal left out that is not the name of a parameter or variable:
    /// a literal may be half of a connection string.</summary>
    public static string WithoutLiterals(string expression)
    {
        var shown = Literal().Replace(expression, match =>
            match.Groups["name"].Success ? match.Value : "'…'");
        return shown.Length <= 120 ? shown : shown[..119] + "…";
    }

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*\}|\$[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShellVariable();

    [GeneratedRegex(@"(?<name>\b(?:parameters|variables)\('(?:[^']|'')*'\))|'(?:[^']|'')*'", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Literal();
}
