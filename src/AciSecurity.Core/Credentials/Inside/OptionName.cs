using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Inside;

/// <summary>Reads the names of a command's options, for the argument behind one may be its value.</summary>
internal static partial class OptionName
{
    /// <summary>Beginnings that say there is no value: <c>--no-password</c>.</summary>
    private static readonly string[] Negations = ["no-", "no_", "skip-", "disable-", "without-", "ask-", "prompt-"];

    /// <summary>The option's name; empty where the argument is no option, has its value with it, or takes none.</summary>
    public static string Of(string argument) =>
        Option().Match(argument) is { Success: true } option && !IsNegated(option.Groups["name"].Value) ? option.Groups["name"].Value : "";

    /// <summary>Whether the name says that there is no value.</summary>
    public static bool IsNegated(string name) =>
        Array.Exists(Negations, negation => name.StartsWith(negation, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?:--?|/)(?<name>[A-Za-z][A-Za-z0-9_.-]{1,100})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Option();
}
