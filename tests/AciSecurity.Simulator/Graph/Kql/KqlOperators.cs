using System.Text.Json;

namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>The comparisons that queries may use (https://learn.microsoft.com/kusto/query/datatypes-string-operators).</summary>
internal static class KqlOperators
{
    private const StringComparison Exact = StringComparison.Ordinal;
    private const StringComparison Loose = StringComparison.OrdinalIgnoreCase;

    private static readonly Dictionary<string, Func<object?, object?, bool>> Comparisons = new()
    {
        ["=="] = (left, right) => KqlValue.AreEqual(left, right, Exact),
        ["!="] = (left, right) => !KqlValue.AreEqual(left, right, Exact),
        ["=~"] = (left, right) => KqlValue.AreEqual(left, right, Loose),
        ["!~"] = (left, right) => !KqlValue.AreEqual(left, right, Loose),
        ["<"] = (left, right) => Both(left, right) && KqlValue.Compare(left, right) < 0,
        ["<="] = (left, right) => Both(left, right) && KqlValue.Compare(left, right) <= 0,
        [">"] = (left, right) => Both(left, right) && KqlValue.Compare(left, right) > 0,
        [">="] = (left, right) => Both(left, right) && KqlValue.Compare(left, right) >= 0,
        ["contains"] = Contains,
        ["!contains"] = (left, right) => !Contains(left, right),
        ["startswith"] = StartsWith,
        ["!startswith"] = (left, right) => !StartsWith(left, right),
        ["endswith"] = EndsWith,
        ["!endswith"] = (left, right) => !EndsWith(left, right),
        ["has"] = Has,
        ["!has"] = (left, right) => !Has(left, right),
    };

    public static Func<object?, object?, bool>? Comparison(string name) => Comparisons.GetValueOrDefault(name);

    /// <summary>Whether a value is in a list, which may be one dynamic value.</summary>
    public static bool IsIn(object?[] values, StringComparison comparison) =>
        values.Skip(1).SelectMany(Items).Any(item => KqlValue.AreEqual(values[0], item, comparison));

    private static IEnumerable<object?> Items(object? value) => KqlValue.Plain(value) switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } json => json.EnumerateArray().Select(item => (object?)item),
        List<object?> list => list,
        var single => [single],
    };

    private static bool Both(object? left, object? right) => KqlValue.Plain(left) is not null && KqlValue.Plain(right) is not null;

    private static bool Contains(object? left, object? right) => KqlValue.Text(left).Contains(KqlValue.Text(right), Loose);

    private static bool StartsWith(object? left, object? right) => KqlValue.Text(left).StartsWith(KqlValue.Text(right), Loose);

    private static bool EndsWith(object? left, object? right) => KqlValue.Text(left).EndsWith(KqlValue.Text(right), Loose);

    // A term is bounded by what is neither letter nor digit.
    private static bool Has(object? left, object? right)
    {
        var (text, term) = (KqlValue.Text(left), KqlValue.Text(right));
        for (var at = text.IndexOf(term, Loose); at >= 0; at = at + 1 < text.Length ? text.IndexOf(term, at + 1, Loose) : -1)
        {
            var end = at + term.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }
}
