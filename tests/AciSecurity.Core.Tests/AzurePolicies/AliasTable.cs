using AciSecurity.Core.Tests.Documents;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>The table of aliases in docs/azure-policy.md: alias, path in a resource, where it was seen.</summary>
internal static class AliasTable
{
    private static readonly Dictionary<string, (string Path, string Seen, string UsedFor)> Rows = File.ReadLines(RepositoryFolder.Combine("docs", "azure-policy.md"))
        .Where(line => line.StartsWith("| `Microsoft.", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`'), cells => (cells[2].Trim('`'), cells[3], cells[4]), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Aliases => Rows.Keys;

    public static string PathOf(string alias) => Rows.TryGetValue(alias, out var row) ? row.Path : throw new InvalidOperationException($"docs/azure-policy.md does not know the alias {alias}.");

    public static string SeenIn(string alias) => Rows[alias].Seen;

    public static string UsedFor(string alias) => Rows[alias].UsedFor;
}
