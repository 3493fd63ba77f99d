using System.Text.RegularExpressions;
using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Decides about what a template itself says of secrets: its parameters, the values that they are given, its outputs.</summary>
/// <remarks>The deployment's <c>properties.parameters</c> and <c>properties.template</c>. Bicep's linter has the same rules:
/// https://learn.microsoft.com/azure/azure-resource-manager/bicep/linter-rule-secure-parameter-default and
/// linter-rule-outputs-should-not-contain-secrets, linter-rule-secure-secrets-in-parameters.</remarks>
internal static class DeploymentSecrets
{
    /// <summary>A verdict for each parameter and output that is not in order, or one for all.</summary>
    public static IEnumerable<Verdict> Judge(Resource resource)
    {
        var template = resource.Properties.Member("template");
        var parameters = template.Member("parameters").AsMembers();
        var outputs = template.Member("outputs").AsMembers();
        if (parameters.IsUnresolved) return [new(Outcome.Unknown, $"has parameters that cannot be read: {parameters.Reason}")];
        if (outputs.IsUnresolved) return [new(Outcome.Unknown, $"has outputs that cannot be read: {outputs.Reason}")];
        var declared = parameters.Or([]);
        var secure = declared.Where(parameter => IsSecure(parameter.Value)).Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var plain = declared.Select(parameter => parameter.Name).Except(secure).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // A nested template without a scope of its own means the parameters of the one around it.
        bool IsSecureHere(string name) => secure.Contains(name) || (!plain.Contains(name) && resource.IsSecureParameter(name));

        var values = resource.Properties.Member("parameters");
        List<Verdict> found =
        [
            .. declared.SelectMany(parameter => OfParameter(parameter.Name, parameter.Value, values, resource, IsSecureHere)),
            .. outputs.Or([]).SelectMany(output => OutputSecrets.Judge(output.Name, output.Value, IsSecureHere)),
        ];
        return found.Count > 0 ? found : [new(Outcome.Pass, "shows no secret by its parameters and outputs")];
    }

    /// <summary>Whether a parameter or output is declared with a secure type.</summary>
    public static bool IsSecure(Node declared) => declared.Member("type").AsText().Or("").StartsWith("secure", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Verdict> OfParameter(string name, Node declared, Node values, Resource resource, Func<string, bool> isSecure)
    {
        if (!IsSecure(declared))
        {
            if (IsSecretByName(name, declared) is { } verdict) yield return verdict with { Subject = $"parameter {Redaction.Text(name)}" };
            yield break;
        }

        var standard = Worst(declared.Member("defaultValue"), resource.Syntax, isSecure, mayBeFilledIn: false);
        if (standard is { } byDefault) yield return Of("is secure, and its default value", byDefault);

        // What a pipeline fills into a parameter file before the deployment, the deployment does not show.
        var isFile = !resource.Properties.Member("parametersLink").IsAbsent;
        var value = values.IsAbsent ? null : Worst(values.Member(name).Member("value"), resource.Syntax, resource.IsSecureParameter, isFile);
        if (value is { } given) yield return Of("is secure, and the value that it is given", given);

        Verdict Of(string what, (SecretValue Value, Node Node) found) => new(found.Value.Outcome, $"{what} {found.Value.Because}")
        {
            Subject = $"parameter {Redaction.Text(name)}",
            Evidence = [Evidence.OfSecret(found.Node.AsText())],
        };
    }

    /// <summary>The worst of what stands at a place, unless it is in order. <c>newGuid()</c> makes a new value for each deployment.</summary>
    private static (SecretValue Value, Node Node)? Worst(Node place, ExpressionSyntax syntax, Func<string, bool> isSecure, bool mayBeFilledIn)
    {
        List<(SecretValue Value, Node Node)> found =
        [
            .. SecretPlace.Leaves(place)
                .Where(leaf => !IsFresh(leaf, isSecure) && !(mayBeFilledIn && leaf.AsText() is { IsKnown: true } text && SecretSigns.IsPlaceholder(text.Value)))
                .Select(leaf => (SecretValue.Examine(leaf, syntax, isSecure), leaf))
                .Where(leaf => leaf.Item1.Outcome != Outcome.Pass),
        ];
        if (found.Count == 0) return null;
        var fail = found.FindIndex(leaf => leaf.Value.Outcome == Outcome.Fail);
        return found[Math.Max(fail, 0)];
    }

    private static bool IsFresh(Node leaf, Func<string, bool> isSecure) => leaf.Expression is { } expression
        && ArmExpression.Parse(expression) is { } parsed
        && ValueSources.Of(parsed, isSecure).Any(source => source.Kind == ValueSourceKind.Fresh);

    /// <summary>A parameter of text that is to be given a secret, and whose value the deployment history will show.</summary>
    private static Verdict? IsSecretByName(string name, Node declared)
    {
        var type = declared.Member("type").AsText();
        if (!type.Or("").Equals("string", StringComparison.OrdinalIgnoreCase) || !declared.Member("allowedValues").IsAbsent) return null;
        try
        {
            if (!SecretSigns.NameTells(name)) return null;
            var standard = declared.Member("defaultValue").AsText();
            if (standard is { IsKnown: true, Value.Length: > 0 } && SecretSigns.IsPublic(standard.Value, name) && !SecretSigns.IsPlaceholder(standard.Value)) return null;
        }
        catch (RegexMatchTimeoutException)
        {
            return new(Outcome.Unknown, "has a name that takes too long to examine");
        }

        return new(Outcome.Fail, "is a secret by its name and not secure: the deployment history shows its value") { Evidence = [Evidence.Of(type)] };
    }
}
