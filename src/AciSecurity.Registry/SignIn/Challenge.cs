namespace AciSecurity.Registry.SignIn;

/// <summary>How a registry wants a request to be signed in.</summary>
/// <remarks>RFC 9110 section 11.6.1, with the parameters of https://distribution.github.io/distribution/spec/auth/token/.</remarks>
/// <param name="Scheme">Lower case: <c>bearer</c> or <c>basic</c>, or something that is not known here.</param>
/// <param name="Parameters">The parameters, by their names in lower case.</param>
internal sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    private const int MostParameters = 20;

    /// <summary>A parameter; null where there is none.</summary>
    public string? this[string name] => Parameters.GetValueOrDefault(name);

    /// <summary>Reads a <c>Www-Authenticate</c> header. Where one header holds several challenges, the parameters of all go to the first: registries
    /// send one. What cannot be read ends it.</summary>
    public static Challenge? Parse(string header)
    {
        var rest = header.AsSpan().Trim();
        var scheme = Token(ref rest);
        if (scheme.Length == 0) return null;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        while (parameters.Count < MostParameters)
        {
            rest = rest.TrimStart(" \t,");
            var name = Token(ref rest).ToLowerInvariant();
            rest = rest.TrimStart(" \t");
            if (name.Length == 0 || rest is not ['=', ..]) break;
            rest = rest[1..].TrimStart(" \t");
            if (Value(ref rest) is not { } value) break;
            parameters.TryAdd(name, value);
        }

        return new(scheme.ToLowerInvariant(), parameters);
    }

    private static string Token(ref ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAny(" \t,=\"");
        if (length < 0) length = rest.Length;
        var token = rest[..length].ToString();
        rest = rest[length..];
        return token;
    }

    private static string? Value(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['"', ..]) return Token(ref rest);
        var value = new System.Text.StringBuilder();
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == '"')
            {
                rest = rest[(at + 1)..];
                return value.ToString();
            }

            if (rest[at] == '\\' && at + 1 < rest.Length) at++;
            value.Append(rest[at]);
        }

        return null;
    }
}
