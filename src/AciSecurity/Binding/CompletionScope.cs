using System.Collections;
using System.Management.Automation;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Binding;

/// <summary>Where completed names have to be: in the subscriptions and resource groups that the command names already.</summary>
/// <param name="bound">The parameters that the command has so far.</param>
/// <param name="completed">The parameter that is being completed: what stands there is only begun.</param>
/// <param name="subscriptions">Asks for the subscriptions: their names may be given in place of their GUIDs.</param>
internal sealed class CompletionScope(IDictionary bound, string completed, Func<IReadOnlyList<AzureName>> subscriptions)
{
    private readonly string[] _subscriptions = Words(bound, "SubscriptionId", completed);
    private readonly string[] _groups = Words(bound, "ResourceGroupName", completed);
    private IReadOnlyList<AzureName>? _known;

    /// <summary>Whether something is there; what has no ARM id is anywhere.</summary>
    public bool Has(AzureName name) => Is(_subscriptions, name.Id, "subscriptions") && Is(_groups, name.Id, "resourceGroups");

    private bool Is(string[] wanted, string id, string segment)
    {
        if (wanted.Length == 0 || ResourceHeader.Segment(id + "/", segment) is not { } place) return true;
        return wanted.Any(word => Matches(word, place)) || (segment == "subscriptions" && IsNamed(place));
    }

    /// <summary>Whether a subscription is given by its name. Where nobody knows the names, it may be.</summary>
    private bool IsNamed(string subscription)
    {
        var names = Array.FindAll(_subscriptions, word => !Guid.TryParse(word, out _));
        if (names.Length == 0) return false;
        _known ??= subscriptions();
        return _known.Count == 0 || _known.Any(known =>
            known.Text.Equals(subscription, StringComparison.OrdinalIgnoreCase) && Array.Exists(names, name => Matches(name, known.Description)));
    }

    private static bool Matches(string word, string text) => WildcardPattern.Get(word, WildcardOptions.IgnoreCase).IsMatch(text);

    private static string[] Words(IDictionary bound, string parameter, string completed) => bound[parameter] switch
    {
        _ when parameter.Equals(completed, StringComparison.OrdinalIgnoreCase) => [],
        null => [],
        string word => [word],
        IEnumerable list => [.. list.Cast<object?>().Select(word => $"{word}").Where(word => word.Length > 0)],
        var other => [$"{other}"],
    };
}
