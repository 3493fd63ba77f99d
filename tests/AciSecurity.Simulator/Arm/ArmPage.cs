using System.Text;
using AciSecurity.Simulator.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace AciSecurity.Simulator.Arm;

/// <summary>A page of a list: the bytes of its items as they lie, and the link to the next one
/// (https://learn.microsoft.com/rest/api/azure/#async-operations-throttling-and-paging).</summary>
internal static class ArmPage
{
    private const string TokenName = "$skiptoken";
    private static readonly ReadOnlyMemory<byte> Start = "{\"value\":["u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Comma = ","u8.ToArray();
    private static readonly ReadOnlyMemory<byte> End = "]}"u8.ToArray();

    /// <summary>The key after which the asked page begins.</summary>
    public static string? After(Call call)
    {
        var token = call.Query[TokenName].ToString();
        return token.Length == 0 ? null : Base64UrlEncoder.Decode(token);
    }

    public static Reply Of(IReadOnlyCollection<ReadOnlyMemory<byte>> items, string? nextLink)
    {
        var segments = new List<ReadOnlyMemory<byte>>((items.Count * 2) + 2) { Start };
        foreach (var item in items)
        {
            if (segments.Count > 1) segments.Add(Comma);
            segments.Add(item);
        }

        segments.Add(nextLink is null ? End : Encoding.UTF8.GetBytes($"],\"nextLink\":\"{nextLink}\"}}"));
        return new() { Body = segments };
    }

    /// <summary>The link to what follows a key.</summary>
    public static string NextLink(Call call, string endpoint, string lastKey)
    {
        var query = call.Query.Where(pair => !pair.Key.Equals(TokenName, StringComparison.OrdinalIgnoreCase))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
        return $"{endpoint}{Uri.EscapeDataString(call.Path).Replace("%2F", "/", StringComparison.Ordinal)}?{string.Join('&', query)}&{TokenName}={Base64UrlEncoder.Encode(lastKey)}";
    }
}
