using System.Text.RegularExpressions;
using AciSecurity.Policies;

namespace AciSecurity.Files.Policies;

/// <summary>Reads hosts of registries and the parts of them that a policy lists.</summary>
internal static partial class RegistryValues
{
    private const int Longest = 255;
    private const string Example = "a registry such as contoso.azurecr.io, *.azurecr.io or mcr.microsoft.com/dotnet, without https:// and without a tag";

    private const string Label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private const string Port = "(?::[0-9]{1,5})";
    private const string OneHost = $@"(?:{Label}(?:\.{Label})+{Port}?|localhost{Port}?|{Label}{Port})";
    private const string ManyHosts = $@"(?:{OneHost}|\*(?:\.{Label})+{Port}?)";
    private const string Segment = "[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*";
    private const string Segments = $"{Segment}(?:/{Segment})*";

    private static readonly string[] Keys = ["host", "repositoryPrefix"];

    /// <summary>The registries of a list.</summary>
    public static IReadOnlyList<RegistryPattern> Patterns(this PolicyValue list) =>
        [.. list.Items("registries").Select(Pattern).OfType<RegistryPattern>()];

    /// <summary>The hosts of a list.</summary>
    public static IReadOnlyList<string> Hosts(this PolicyValue list) =>
        [.. list.Items("hosts").Select(item => Matching(item, Host(), "a host such as harbor.contoso.example, without https:// and wildcards")).OfType<string>()];

    private static RegistryPattern? Pattern(PolicyValue item)
    {
        if (item.IsText) return Matching(item, Registry(), Example) is { } text ? RegistryPattern.Parse(text) : null;
        if (item.Members(Example) is not { } members) return null;
        members.Only(Keys);
        var host = members.Required(Keys[0]) is { } value ? Matching(value, HostPattern(), "a host such as contoso.azurecr.io or *.azurecr.io, without https://") : null;
        if (members.Optional(Keys[1]) is not { } prefix) return host is null ? null : new(host);
        var path = Matching(prefix, RepositoryPath(), "the first segments of a repository's path such as dotnet/runtime, without a tag");
        return host is null || path is null ? null : new(host, path);
    }

    private static string? Matching(PolicyValue value, Regex form, string expected)
    {
        if (value.Text(expected) is not { } text) return null;
        if (text.Length <= Longest && form.IsMatch(text)) return text;
        value.Wrong(expected);
        return null;
    }

    // What is a host is told by a dot, a port or the name localhost, as in an image reference.
    [GeneratedRegex($@"^{OneHost}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Host();

    [GeneratedRegex($@"^{ManyHosts}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HostPattern();

    [GeneratedRegex($@"^{ManyHosts}(?:/{Segments})?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Registry();

    [GeneratedRegex($@"^{Segments}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RepositoryPath();
}
