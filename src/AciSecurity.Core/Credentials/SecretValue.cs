using System.Text.RegularExpressions;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>What a file says where a secret is expected: the secret itself, or where it is to come from.</summary>
/// <param name="Outcome">Pass where it comes from a place that keeps it, or where there is none; Fail where the file or the
/// deployment history shows it; Unknown where that cannot be told.</param>
/// <param name="Because">What decided, without the value.</param>
internal sealed record SecretValue(Outcome Outcome, string Because)
{
    // A value that every format takes for a secret, put where a variable of the shell stands.
    private const string Stand = "Zq7xK2mP9vL4wT8rB3nY6cJ1";

    /// <summary>Nothing is set.</summary>
    public static SecretValue None { get; } = new(Outcome.Pass, "is not set");

    /// <summary>Examines a text or an expression.</summary>
    /// <param name="node">The place where the secret is expected.</param>
    /// <param name="syntax">How the file writes expressions.</param>
    /// <param name="isSecure">Whether a parameter of the template is secure.</param>
    public static SecretValue Examine(Node node, ExpressionSyntax syntax, Func<string, bool> isSecure)
    {
        try
        {
            if (node.Expression is { } expression)
            {
                return syntax == ExpressionSyntax.Shell ? OfShell(expression) : OfTemplate(ArmExpression.Parse(expression), isSecure);
            }

            var text = node.AsText();
            if (text.IsUnresolved) return new(Outcome.Unknown, text.Reason);
            return text.IsAbsent || text.Value.Length == 0 ? None : OfLiteral(text.Value);
        }
        catch (RegexMatchTimeoutException)
        {
            return new(Outcome.Unknown, "takes too long to examine");
        }
    }

    /// <summary>Examines an expression of an ARM template.</summary>
    public static SecretValue OfExpression(string expression, Func<string, bool> isSecure) => OfTemplate(ArmExpression.Parse(expression), isSecure);

    /// <summary>The worst of several parts: one that shows a secret is not made good by others.</summary>
    public static SecretValue Worst(IEnumerable<SecretValue> parts) =>
        parts.OrderBy(part => part.Outcome switch { Outcome.Fail => 0, Outcome.Unknown => 1, _ => 2 }).ThenBy(part => part == None).FirstOrDefault() ?? None;

    private static SecretValue OfLiteral(string text) => SecretSigns.IsPlaceholder(text)
        ? new(Outcome.Unknown, "is a placeholder, and nobody knows what takes its place")
        : new(Outcome.Fail, "is written in plain text");

    /// <summary>The branches of a choice are judged each, anything else by all that it is made of.</summary>
    private static SecretValue OfTemplate(ArmExpression? expression, Func<string, bool> isSecure)
    {
        if (expression is ArmExpression.Call call)
        {
            if (call.Is("if") && call.Arguments.Count == 3) return Worst([OfTemplate(call.Arguments[1], isSecure), OfTemplate(call.Arguments[2], isSecure)]);
            if (call.Is("coalesce")) return Worst(call.Arguments.Select(argument => OfTemplate(argument, isSecure)));
            if (call.Is("null") || call is { Arguments: [ArmExpression.Literal { Text: "null" }] } && call.Is("json")) return None;
        }

        var sources = ValueSources.Of(expression, isSecure);
        if (sources.Count == 0) return None;
        if (Format(sources) is { } format) return new(Outcome.Fail, $"holds {format} in plain text");
        if (Has(sources, ValueSourceKind.Unknown)) return new(Outcome.Unknown, "depends on an expression that has no value here");
        if (Has(sources, ValueSourceKind.SecureParameter)) return new(Outcome.Pass, "comes from a secure parameter");
        if (Has(sources, ValueSourceKind.List)) return new(Outcome.Pass, "is read from its resource by the deployment");
        if (sources.FirstOrDefault(source => source.Kind == ValueSourceKind.Handed).Name is { } handed)
        {
            return sources.Any(source => source.Kind == ValueSourceKind.Literal)
                ? new(Outcome.Fail, $"is written in plain text beside {handed}()")
                : new(Outcome.Pass, $"is handed in by {handed}()");
        }

        if (sources.FirstOrDefault(source => source.Kind == ValueSourceKind.Parameter).Name is { } name)
        {
            return new(Outcome.Fail, $"comes from the parameter '{Redaction.Text(name)}', which is not secure: the deployment history shows its value");
        }

        if (Has(sources, ValueSourceKind.Output)) return new(Outcome.Unknown, "comes from an output of another deployment, whose history shows it if it is a secret");
        if (Has(sources, ValueSourceKind.Reference)) return new(Outcome.Pass, "is read from its resource by the deployment");
        return sources.All(source => source.Kind == ValueSourceKind.Literal)
            ? new(Outcome.Fail, "is written in plain text")
            : new(Outcome.Unknown, "is computed from what others may know too");
    }

    /// <summary>A variable alone, or one that stands where a text of a known format has its secret.</summary>
    private static SecretValue OfShell(string text)
    {
        if (SecretSigns.FormatOf(text) is { } format) return new(Outcome.Fail, $"holds {format} in plain text");
        var filled = Expressions.ReplaceShellVariables(text, Stand);
        var isWhole = filled.Replace(Stand, "", StringComparison.Ordinal).Length == 0;
        return isWhole || SecretSigns.FormatOf(filled) is not null
            ? new(Outcome.Pass, "comes from the environment")
            : new(Outcome.Unknown, "is put together from plain text and the environment");
    }

    private static string? Format(IReadOnlyList<ValueSource> sources) => sources
        .Where(source => source.Kind == ValueSourceKind.Literal)
        .Select(source => SecretSigns.FormatOf(source.Name))
        .FirstOrDefault(found => found is not null);

    private static bool Has(IReadOnlyList<ValueSource> sources, ValueSourceKind kind) => sources.Any(source => source.Kind == kind);
}
