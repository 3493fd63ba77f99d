namespace AciSecurity.Registry.ContentTrust;

/// <summary>The right to sign tags whose names begin with one of some paths.</summary>
/// <param name="Role">Who has it.</param>
/// <param name="Paths">The beginnings; an empty text means every tag.</param>
internal sealed record Delegation(TrustRole Role, IReadOnlyList<string> Paths)
{
    /// <summary>Whether it covers <paramref name="tag"/>.</summary>
    public bool Covers(string tag) => Paths.Any(path => tag.StartsWith(path, StringComparison.Ordinal));

    /// <summary>This right as far as whoever gives it has it.</summary>
    public Delegation Within(Delegation parent) => this with { Paths = [.. Paths.Where(parent.Covers)] };

    /// <summary>Reads what the metadata of <paramref name="parent"/> delegates.</summary>
    public static IReadOnlyList<Delegation> ParseAll(string parent, MetadataElement? delegations)
    {
        var keys = TrustKey.ParseAll(delegations?.Optional("keys"));
        var found = new Dictionary<string, Delegation>(StringComparer.Ordinal);
        foreach (var role in delegations?.Optional("roles")?.Items() ?? [])
        {
            var name = role.Member("name").Text();
            if (!RoleNames.IsChild(name, parent) || found.ContainsKey(name))
                throw new ContentTrustRefusedException(parent, ContentTrustRule.Delegation, $"The metadata of {parent} delegates to a role that is not its child, or twice to one.");
            found.Add(name, new(TrustRole.Parse(name, role, keys), [.. (role.Optional("paths")?.Items() ?? []).Select(path => path.Text())]));
        }

        return [.. found.Values];
    }
}
