using System.Text.RegularExpressions;
using AciSecurity.Findings;

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

    /// <summary>The expression with every literal left out that is not the name of a parameter or variable: a literal may
    /// be half of a connection string. Of a shell text only its variables are left.</summary>
    public static string WithoutLiterals(string expression, ExpressionSyntax syntax)
    {
        if (syntax == ExpressionSyntax.Shell)
        {
            return Shortened(string.Join(", ", ShellVariable().Matches(expression).Select(match => match.Value).Distinct()));
        }

        // What calls no function is not an expression that ARM knows, and may be a value in brackets; nor is what is longer
        // than ARM allows (24,576 characters).
        if (expression.Length > 24_576 || ArmExpression.Parse(expression) is null) return "an expression";
        return Shortened(Skeleton(expression));
    }

    /// <summary>The ARM expression with an ellipsis for every literal that is not the name of a parameter or variable.</summary>
    public static string Skeleton(string expression) =>
        Literal().Replace(expression, match => match.Groups["name"].Success ? match.Value : "'…'");

    /// <summary>The text of the ARM expression's literals.</summary>
    public static IEnumerable<string> Literals(string expression) =>
        Literal().Matches(expression)
            .Where(match => !match.Groups["name"].Success)
            .Select(match => match.Value.Trim('\'').Replace("''", "'", StringComparison.Ordinal));

    /// <summary>Whether the ARM expression is one property of one resource, which is known when the template is deployed:
    /// <c>[reference(…).vaultUri]</c>.</summary>
    public static bool IsReferenceTo(string expression, string property) =>
        Reference().Match(expression) is { Success: true } match && match.Groups["property"].Value.Equals(property, StringComparison.OrdinalIgnoreCase);

    /// <summary>The shell text with every variable replaced.</summary>
    public static string ReplaceShellVariables(string text, string replacement) => ShellVariable().Replace(text, replacement);

    private static string Shortened(string text) => Redaction.Text(text.Length <= 120 ? text : text[..119] + "…");

    [GeneratedRegex(@"\$\{[A-Za-z_][A-Za-z0-9_]*\}|^\$[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShellVariable();

    [GeneratedRegex(@"^\[\s*reference\s*\((?:(?!\)\s*\.|\breference\s*\().)*\)\s*\.(?:properties\.)?(?<property>\w+)\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<name>\b(?:parameters|variables)\s*\(\s*'(?:[^']|'')*'\s*\))|'(?:[^']|'')*(?:'|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Literal();
}
