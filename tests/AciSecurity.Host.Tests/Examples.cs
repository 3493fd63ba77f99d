using System.Text.RegularExpressions;

namespace AciSecurity.Host.Tests;

/// <summary>The examples of the repository: every folder in examples.</summary>
internal static partial class Examples
{
    /// <summary>The names of the examples, as data of a theory.</summary>
    public static TheoryData<string> Names { get; } =
        [.. Directory.GetDirectories(Repository.PathOf("examples")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>The path of a file of an example.</summary>
    public static string PathOf(string example, string file) => Repository.PathOf("examples", example, file);

    /// <summary>The fenced blocks of a language in an example's README.</summary>
    public static IEnumerable<string> ReadmeBlocks(string example, string language) =>
        Fence().Matches(File.ReadAllText(PathOf(example, "README.md")).ReplaceLineEndings("\n"))
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value);

    [GeneratedRegex(@"^ *```(?<language>\w*)\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
