using AciSecurity.Rules;

namespace AciSecurity.Resources;

/// <summary>Which facts of which resources a run knows in full: without that, nothing found means nothing.</summary>
public sealed class FactCoverage
{
    private readonly Dictionary<FactKinds, Dictionary<string, string?>> _byKind = [];

    /// <summary>Takes in what was gathered.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="scope">The id below which it holds; empty for the whole run.</param>
    /// <param name="whyMissing">Why it is not all there; null where it is.</param>
    internal void Add(FactKinds kinds, string scope, string? whyMissing)
    {
        foreach (var kind in Enum.GetValues<FactKinds>().Where(kind => kind != FactKinds.None && kinds.HasFlag(kind)))
        {
            if (!_byKind.TryGetValue(kind, out var scopes)) _byKind[kind] = scopes = new(StringComparer.OrdinalIgnoreCase);

            // What is missing once stays missing: a second reader of the same scope may have seen less.
            scopes[scope] = scopes.GetValueOrDefault(scope) ?? whyMissing;
        }
    }

    /// <summary>What is known of a kind for a resource: the narrowest scope that was gathered decides.</summary>
    public Coverage Of(FactKinds kind, string resourceId)
    {
        if (!_byKind.TryGetValue(kind, out var scopes)) return Coverage.None;
        for (var scope = resourceId; ; scope = scope[..Math.Max(scope.LastIndexOf('/'), 0)])
        {
            if (scopes.TryGetValue(scope, out var whyMissing)) return new(IsGathered: true, whyMissing);
            if (scope.Length == 0) return Coverage.None;
        }
    }

    /// <summary>What is known of a kind for the whole run: somebody must have said that it is all there, and nobody that a part is
    /// missing.</summary>
    public Coverage OfRun(FactKinds kind)
    {
        if (!_byKind.TryGetValue(kind, out var scopes) || !scopes.TryGetValue("", out var ofRun)) return Coverage.None;
        return new(IsGathered: true, ofRun ?? scopes.Values.FirstOrDefault(whyMissing => whyMissing is not null));
    }

    /// <summary>Forgets what is known below a scope whose facts are forgotten: whoever asks later must not take nothing for none.</summary>
    internal void Close(FactKinds kinds, string scope)
    {
        var below = scope + "/";
        foreach (var (kind, scopes) in _byKind.Where(pair => kinds.HasFlag(pair.Key)))
        {
            foreach (var narrower in scopes.Keys.Where(key => key.StartsWith(below, StringComparison.OrdinalIgnoreCase)).ToList()) scopes.Remove(narrower);
            scopes[scope] = "its subscription was closed before";
        }
    }
}
