using System.Text.RegularExpressions;
using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Decides whether an output shows a secret to everyone who may read the deployment.</summary>
internal static class OutputSecrets
{
    /// <summary>The verdict where the output is not in order; nothing otherwise.</summary>
    public static IEnumerable<Verdict> Judge(string name, Node declared, Func<string, bool> isSecure)
    {
        if (DeploymentSecrets.IsSecure(declared)) return [];
        var worst = SecretPlace.Leaves(declared.Member("value"))
            .Concat(SecretPlace.Leaves(declared.Member("copy").Member("input")))
            .Select(leaf => (Value: Examine(name, leaf, isSecure), Leaf: leaf))
            .Where(found => found.Value.Outcome != Outcome.Pass)
            .OrderBy(found => found.Value.Outcome == Outcome.Fail ? 0 : 1)
            .Take(1);
        return worst.Select(found => new Verdict(found.Value.Outcome, found.Value.Because)
        {
            Subject = $"output {Redaction.Text(name)}",
            Evidence = [Evidence.OfSecret(found.Leaf.AsText())],
        });
    }

    private static SecretValue Examine(string name, Node leaf, Func<string, bool> isSecure)
    {
        try
        {
            // A member of an object says more than the output's own name.
            var nearest = leaf.Path is { } path && path.Name is not ("value" or "input") ? path.Name : name;
            var isNamed = SecretSigns.NameTells(name) || SecretSigns.NameTells(nearest);
            return leaf.Expression is { } expression ? OfExpression(ArmExpression.Parse(expression), isNamed, isSecure) : OfLiteral(leaf, nearest, isNamed);
        }
        catch (RegexMatchTimeoutException)
        {
            return new(Outcome.Unknown, "takes too long to examine");
        }
    }

    private static SecretValue OfLiteral(Node leaf, string name, bool isNamed)
    {
        var text = leaf.AsText();
        if (!text.IsKnown) return new(Outcome.Unknown, $"has a value that {text.Reason}");
        if (SecretSigns.FormatOf(text.Value) is { } format) return new(Outcome.Fail, $"shows {format}");
        return isNamed && !SecretSigns.IsPublic(text.Value, name) ? new(Outcome.Fail, "is a secret by its name, written in plain text") : SecretValue.None;
    }

    private static SecretValue OfExpression(ArmExpression? expression, bool isNamed, Func<string, bool> isSecure)
    {
        var sources = ValueSources.Of(expression, isSecure);
        foreach (var source in sources)
        {
            switch (source.Kind)
            {
                case ValueSourceKind.SecureParameter: return new(Outcome.Fail, $"shows the secure parameter '{Redaction.Text(source.Name)}'");
                case ValueSourceKind.List: return new(Outcome.Fail, $"shows the result of {Redaction.Text(source.Name)}()");
                case ValueSourceKind.Handed: return new(Outcome.Fail, $"shows the result of {Redaction.Text(source.Name)}()");
                case ValueSourceKind.Literal when SecretSigns.FormatOf(source.Name) is { } format: return new(Outcome.Fail, $"shows {format}");
            }
        }

        if (sources.Any(source => source.Kind == ValueSourceKind.Unknown)) return new(Outcome.Unknown, "has a value that an expression hides");
        if (!isNamed) return SecretValue.None;
        if (sources.Any(source => source.Kind is ValueSourceKind.Parameter or ValueSourceKind.Fresh)) return new(Outcome.Fail, "is a secret by its name");
        return sources.Any(source => source.Kind is ValueSourceKind.Reference or ValueSourceKind.Output)
            ? new(Outcome.Unknown, "may be a secret by its name")
            : SecretValue.None;
    }
}
