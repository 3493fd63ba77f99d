using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>Puts secure parameters in place of secrets.</summary>
internal static class SecretParameters
{
    // A policy is long and public; nobody puts a secret there.
    private static readonly string[] PublicTexts = ["ccePolicy", "seccompProfile"];

    /// <summary>Replaces what stands where Azure expects a secret.</summary>
    public static void Given(TemplateDraft draft)
    {
        foreach (var extension in draft.Properties.Get("extensions").Items()) Whole(draft, extension);
        foreach (var place in SecretPlace.Of(draft.Group))
        {
            if (place.IsHidden) draft.NotRepairedAs($"{Redaction.Text(place.Name)} is computed by an expression, which may hold secrets.");
            else if (place.Node.Path is { } path && place.Node.IsGiven() is { IsKnown: false } or { Value: true }) Replace(draft, path);
        }
    }

    /// <summary>Replaces what stands at a path by a secure parameter, unless it is taken from one already.</summary>
    /// <returns>What stands there now.</returns>
    public static string Replace(TemplateDraft draft, PathNode path)
    {
        var before = draft.Json.At(path).Text();
        if (before is not null && IsKept(draft, before)) return before;
        var after = New(draft, path, "string");
        draft.Json.Replace(path, after);
        draft.Changed(path.ToString(), Redaction.Hidden, after);
        return after;
    }

    /// <summary>A secure parameter for what stands, or is to stand, at a path.</summary>
    public static string New(TemplateDraft draft, PathNode path, string type)
    {
        var origin = SecretOrigin.Of(draft, path);
        return draft.Parameter(origin.Words, type, isSecure: true, origin.StandsFor);
    }

    /// <summary>Whether an expression can stay where a secret stands: it takes it from secure parameters, or has Azure read it.</summary>
    public static bool IsKept(TemplateDraft draft, string text)
    {
        if (!IsExpression(text) || TemplateExpression.Parse(text) is not { } expression || HoldsSecret(text)) return false;
        if (expression.OnlyParameter is { } name)
        {
            draft.Secure(name);
            return true;
        }

        return UnresolvedValues.IsWritable(expression, draft.Format) && SecretValue.OfExpression(text, draft.IsSecure).Outcome == Outcome.Pass;
    }

    /// <summary>Whether a text that nobody would look for secrets in holds one all the same, or one of its literals does.</summary>
    public static bool HoldsSecret(string text)
    {
        try
        {
            return IsExpression(text) ? Expressions.Literals(text).Any(literal => SecretSigns.FormatOf(literal) is not null) : SecretSigns.FormatOf(text) is not null;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>Whether a text at a path can be shown unseen.</summary>
    public static bool IsPublic(PathNode path) => path.Member is { } name && PublicTexts.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsExpression(string text) => Expressions.IsExpression(text, ExpressionSyntax.Arm);

    /// <summary>Protected settings that are not all text are one secret.</summary>
    private static void Whole(TemplateDraft draft, JsonObject extension)
    {
        if (extension.Get("properties") is not JsonObject properties || properties.Get("protectedSettings") is not JsonObject settings) return;
        if (settings.All(member => member.Value.Text() is not null)) return;
        var name = extension.Get("name").Text() ?? "";
        var after = draft.Parameter([name, "protectedSettings"], "object", isSecure: true, $"The protected settings of the extension {Redaction.Text(name)}.");
        properties.Put("protectedSettings", after);
        draft.Changed($"properties.extensions ({Redaction.Text(name)}) protectedSettings", Redaction.Hidden, after);
    }
}
