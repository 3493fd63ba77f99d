using Azure;

namespace AciSecurity.Registry.Client;

/// <summary>Where the next page of a list is.</summary>
/// <remarks>RFC 8288; https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags</remarks>
internal static class LinkHeader
{
    /// <summary>The address of the next page, which may be relative; null where there is none.</summary>
    public static string? Next(Response response) =>
        response.Headers.TryGetValue("Link", out var value) ? Next(value) : null;

    /// <summary>Reads the header's value.</summary>
    internal static string? Next(string header)
    {
        var rest = header.AsSpan();
        while (rest.IndexOf('<') is >= 0 and var start)
        {
            rest = rest[(start + 1)..];
            var end = rest.IndexOf('>');
            if (end < 0) return null;
            var address = rest[..end];
            rest = rest[(end + 1)..];
            var parameters = rest.IndexOf('<') is >= 0 and var following ? rest[..following] : rest;
            if (IsNext(parameters)) return address.ToString();
        }

        return null;
    }

    private static bool IsNext(ReadOnlySpan<char> parameters)
    {
        foreach (var parameter in parameters.ToString().Split(';', ','))
        {
            if (parameter.Split('=') is [var name, var value] && name.Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                return value.Trim().Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
