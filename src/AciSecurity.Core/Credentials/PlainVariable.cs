using System.Text.RegularExpressions;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>Whether an environment variable whose value all readers of the group see holds a secret.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Outcome">Fail where it holds one, Unknown where that cannot be told, Pass otherwise.</param>
/// <param name="Because">What decided, without the value; empty where it passes.</param>
internal sealed record PlainVariable(EnvironmentVariable Variable, Outcome Outcome, string Because)
{
    /// <summary>Examines a variable of <paramref name="resource"/>.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="resource">The resource, which knows the secure parameters of its template.</param>
    /// <param name="formatOf">Names the kind of secret that a text is, as <see cref="SecretFormat.Of"/> does.</param>
    public static PlainVariable Examine(EnvironmentVariable variable, Resource resource, Func<string, string?> formatOf)
    {
        try
        {
            var value = variable.Value;
            if (value.IsAbsent) return new(variable, Outcome.Pass, "");
            return value.IsKnown ? Known(variable, value.Value, formatOf) : Unresolved(variable, resource, formatOf);
        }
        catch (RegexMatchTimeoutException)
        {
            return new(variable, Outcome.Unknown, "takes too long to examine");
        }
    }

    /// <summary>The variable's name, and what decided about it.</summary>
    public override string ToString() => $"{Redaction.Text(Variable.Label)} ({Because})";

    private static PlainVariable Known(EnvironmentVariable variable, string value, Func<string, string?> formatOf)
    {
        if (formatOf(value) is { } format) return new(variable, Outcome.Fail, $"its value is {format}");
        var name = variable.Name.Or("");
        if (PublicValue.Is(value, name)) return new(variable, Outcome.Pass, "");
        if (variable.Name.IsUnresolved) return new(variable, Outcome.Unknown, $"its name {variable.Name.Reason}");
        return SecretName.Tells(name) ? new(variable, Outcome.Fail, "by its name") : new(variable, Outcome.Pass, "");
    }

    private static PlainVariable Unresolved(EnvironmentVariable variable, Resource resource, Func<string, string?> formatOf)
    {
        var unknown = new PlainVariable(variable, Outcome.Unknown, $"its value {variable.Value.Reason}");
        if (variable.ValueExpression is not { } expression) return unknown;
        var isArm = resource.Syntax == ExpressionSyntax.Arm;
        var format = isArm ? Expressions.Literals(expression).Select(formatOf).FirstOrDefault(found => found is not null) : formatOf(expression);
        if (format is not null) return new(variable, Outcome.Fail, $"its value holds {format}");
        if (!isArm) return unknown;
        if (SecretExpression.Reveals(expression, resource) is { } secret) return new(variable, Outcome.Fail, secret);
        var isHarmless = variable.Name.IsKnown && !SecretName.Tells(variable.Name.Value) && SecretExpression.IsHarmless(expression);
        return isHarmless ? new(variable, Outcome.Pass, "") : unknown;
    }
}
