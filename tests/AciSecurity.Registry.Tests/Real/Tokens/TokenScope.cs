namespace AciSecurity.Registry.Tests.Real.Tokens;

/// <summary>What somebody wants to do to one thing.</summary>
/// <remarks>https://distribution.github.io/distribution/spec/auth/scope/: <c>type:name:action,action</c>. The name of a repository may begin with a host and its
/// port, so it may have colons itself.</remarks>
/// <param name="Type">What the thing is: <c>repository</c> or <c>registry</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Actions">What is wanted: <c>pull</c>, <c>push</c>, <c>*</c>.</param>
internal sealed record TokenScope(string Type, string Name, IReadOnlyList<string> Actions)
{
    /// <summary>Reads one.</summary>
    /// <returns>Null where it is none.</returns>
    public static TokenScope? Parse(string text)
    {
        var (first, last) = (text.IndexOf(':'), text.LastIndexOf(':'));
        return first > 0 && last > first + 1 && last < text.Length - 1
            ? new(text[..first], text[(first + 1)..last], text[(last + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }
}
