using System.Text.RegularExpressions;
using AciSecurity.Faults;

namespace AciSecurity.Registry.Sigstore;

/// <summary>A text that is expected, exactly or by a regular expression.</summary>
internal sealed class TextMatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _text;
    private readonly Regex? _expression;

    private TextMatch(string text, Regex? expression)
    {
        _text = text;
        _expression = expression;
    }

    /// <summary>Expects exactly <paramref name="text"/>.</summary>
    public static TextMatch Exactly(string text) => new(text, null);

    /// <summary>Expects a text in which <paramref name="expression"/> is found: as cosign does, anywhere unless it begins with ^ and ends with $.</summary>
    /// <exception cref="FaultException">It is no expression that can be used.</exception>
    /// <remarks>Like cosign's, the expression is matched in linear time, so that no name in a certificate can make it run long.</remarks>
    public static TextMatch Expression(string expression)
    {
        try
        {
            return new(expression, new(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience));
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw new FaultException(SigstoreFaults.IdentityExpressionInvalid(expression, "This is no regular expression that can be used."));
        }
    }

    /// <summary>Whether <paramref name="text"/> is expected; null where that took too long to say.</summary>
    public bool? IsMet(string text)
    {
        if (_expression is null) return string.Equals(text, _text, StringComparison.Ordinal);
        try
        {
            return _expression.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text;
}
