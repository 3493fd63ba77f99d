namespace AciSecurity.Simulator.Registry;

/// <summary>What a token is asked for or gives: <c>repository:team/app:pull,push</c> (https://distribution.github.io/distribution/spec/auth/scope/).</summary>
internal sealed record RegistryScope(string Type, string Name, params IReadOnlyList<string> Actions)
{
    public static RegistryScope Catalog { get; } = new("registry", "catalog", "*");

    public static RegistryScope Repository(string name, params IReadOnlyList<string> actions) => new("repository", name, actions);

    public bool IsRepository => Type == "repository";

    /// <summary>Scopes from text that separates them with spaces. What is no scope gives nothing.</summary>
    public static IEnumerable<RegistryScope> Parse(IEnumerable<string?> texts)
    {
        foreach (var text in texts.SelectMany(text => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var (first, last) = (text.IndexOf(':', StringComparison.Ordinal), text.LastIndexOf(':'));
            if (first > 0 && last > first) yield return new(text[..first], text[(first + 1)..last], text[(last + 1)..].Split(','));
        }
    }

    public bool Covers(RegistryScope needed, string action) =>
        Type == needed.Type && Name == needed.Name && (Actions.Contains(action) || Actions.Contains("*"));

    public override string ToString() => $"{Type}:{Name}:{string.Join(',', Actions)}";
}
