using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Where an alert looks: <c>properties.scopes</c>, ids of subscriptions, resource groups or resources.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.insights/activitylogalerts</remarks>
internal static partial class AlertScopes
{
    /// <summary>What stands for the subscription that a template is deployed to.</summary>
    private const string OfDeployment = "/subscriptions/(deployment)";

    /// <summary>Reads the list.</summary>
    public static Setting<IReadOnlyList<Setting<string>>> Of(Node scopes) =>
        scopes.AsList().Select<IReadOnlyList<Setting<string>>>(nodes => [.. nodes.Select(Read)]);

    /// <summary>Whether one of them is a whole subscription, and this one where it is named.</summary>
    /// <param name="scopes">The scopes.</param>
    /// <param name="subscription">The id of the subscription; null for any.</param>
    public static Setting<bool> Cover(this Setting<IReadOnlyList<Setting<string>>> scopes, string? subscription)
    {
        if (!scopes.IsKnown) return scopes.IsAbsent ? scopes.AsUnresolved("is not set").Select(_ => false) : scopes.Select(_ => false);
        if (scopes.Value.Any(scope => scope.IsKnown && IsWhole(scope.Value.TrimEnd('/'), subscription))) return scopes.Select(_ => true);
        return scopes.Value.FirstOrDefault(scope => scope.IsUnresolved) is { IsUnresolved: true } hidden ? hidden.Select(_ => false) : scopes.Select(_ => false);
    }

    private static bool IsWhole(string scope, string? subscription) =>
        Subscription().IsMatch(scope) && (subscription is null || scope.Equals(subscription.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));

    private static Setting<string> Read(Node scope) =>
        scope.Expression is { } expression && Expression().IsMatch(expression) ? Setting<string>.Known(OfDeployment, scope.Path) : scope.AsText();

    // subscription().id, and /subscriptions/ put together with the id of the subscription.
    [GeneratedRegex(@"^\[\s*(?:subscription\(\s*\)\.id|(?:format|concat)\(\s*'/subscriptions/(?:\{0\})?'\s*,\s*subscription\(\s*\)\.subscriptionId\s*\))\s*\]\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^/?subscriptions/[^/]+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Subscription();
}
