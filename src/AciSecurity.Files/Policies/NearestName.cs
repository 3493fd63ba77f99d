namespace AciSecurity.Files.Policies;

/// <summary>Finds the name that somebody who misspelt it may have meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of <paramref name="names"/>; null where none is near.</summary>
    public static string? Of(string misspelt, IEnumerable<string> names)
    {
        if (misspelt.Length > 64) return null;
        var nearest = names.Select(name => (Name: name, Distance: Distance(misspelt.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Distance).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(2, misspelt.Length / 3) ? nearest.Name : null;
    }

    /// <summary>How many letters must be added, left out or exchanged (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var at = 1; at <= from.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var column = 1; column <= to.Length; column++)
            {
                var above = row[column];
                var exchanged = diagonal + (from[at - 1] == to[column - 1] ? 0 : 1);
                row[column] = Math.Min(exchanged, Math.Min(above, row[column - 1]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
