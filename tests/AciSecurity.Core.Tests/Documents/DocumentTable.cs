namespace AciSecurity.Core.Tests.Documents;

/// <summary>A table of a page that the code knows better: compared, or with ACISECURITY_UPDATE_DOCS=1 written anew.</summary>
/// <param name="Page">The page's path in the repository.</param>
/// <param name="Head">The table's first line.</param>
internal sealed record DocumentTable(string Page, string Head)
{
    /// <summary>Asserts that the table has these rows and no others.</summary>
    public void Is(IEnumerable<string> rows)
    {
        var path = RepositoryFolder.Combine(Page.Split('/'));
        var lines = File.ReadAllLines(path).ToList();
        var start = lines.IndexOf(Head) + 2;
        Assert.True(start > 1, $"{Page} has no table that begins with: {Head}");
        var length = lines.Skip(start).TakeWhile(line => line.StartsWith('|')).Count();
        if (Environment.GetEnvironmentVariable("ACISECURITY_UPDATE_DOCS") == "1")
        {
            File.WriteAllLines(path, [.. lines.Take(start), .. rows, .. lines.Skip(start + length)]);
            return;
        }

        Assert.Equal(rows, lines.Skip(start).Take(length));
    }
}
