using System.Globalization;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>A part of a list, and where the next is. Azure gives that as a path, in a Link header
/// (https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md#pagination).</summary>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The part that a request asks for.</summary>
    /// <param name="call">The request, with n, last and orderby.</param>
    /// <param name="all">The whole list in its order.</param>
    /// <param name="key">What last means.</param>
    /// <param name="size">How much a part holds where the request does not say.</param>
    /// <returns>The part, or null when n is no number.</returns>
    public static ListPage<T>? Of(Call call, IEnumerable<T> all, Func<T, string> key, int size)
    {
        var asked = call.Query["n"].ToString();
        if (asked.Length > 0 && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size == 0)) return null;
        var last = call.Query["last"].ToString();
        var order = call.Query["orderby"].ToString();
        var list = all.ToList();
        var position = list.FindIndex(item => key(item) == last);
        var rest = last.Length == 0 ? list
            : position >= 0 ? list[(position + 1)..]
            : [.. list.Where(item => string.CompareOrdinal(key(item), last) > 0)];
        if (rest.Count <= size) return new(rest, null);
        var items = rest[..size];
        var next = $"{call.Path}?last={Uri.EscapeDataString(key(items[^1]))}&n={size.ToString(CultureInfo.InvariantCulture)}&orderby={Uri.EscapeDataString(order)}";
        if (call.Query["digest"].ToString() is { Length: > 0 } digest) next += $"&digest={Uri.EscapeDataString(digest)}";
        return new(items, next);
    }

    public Reply Tell(Reply reply) => Next is null ? reply : reply.With("Link", $"<{Next}>; rel=\"next\"");
}
