using System.Text.RegularExpressions;

namespace AciSecurity.Files;

/// <summary>Messages of compilers and engines, without what they quote: it may be the value of a secret.</summary>
internal static partial class ForeignText
{
    /// <summary>The message with an ellipsis for every quotation but the names of functions, parameters and the like.</summary>
    public static string Of(string message) => Quotation().Replace(message, match =>
        match.Groups["kept"].Success ? match.Value : $"{match.Value[0]}…{match.Value[0]}");

    [GeneratedRegex(@"(?<kept>\b(?:functions?|parameters?|variables?|types?|propert(?:y|ies)|modules?|symbols?|outputs?|deployment)\s+(?<quote>['""])[\w./@<>-]+\k<quote>)|'[^']*'|""[^""]*""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Quotation();
}
