using System.Text.Json;
using System.Text.RegularExpressions;

namespace AciSecurity.Files.Templates;

/// <summary>Tells what a .bicepparam file itself says of its parameters. The compiler answers with values, and what it read from
/// the environment looks like what is written in the file.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/bicep/parameter-files</remarks>
internal static partial class BicepParameterText
{
    private const string Elsewhere = "[variables('of the parameter file')]";

    /// <summary>The values as the file writes them: what comes from elsewhere is an expression.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="compiled">What the compiler made of it.</param>
    public static ParameterValues Read(string text, ParameterValues compiled)
    {
        var values = compiled.Copy();
        try
        {
            // What is not found below may be anything.
            foreach (var name in compiled.Names) values.Set(name, Json(Elsewhere), 0);
            foreach (Match assignment in Assignment().Matches(text))
            {
                var name = assignment.Groups["name"].Value;
                var line = text.AsSpan(0, assignment.Groups["name"].Index).Count('\n') + 1;
                var written = assignment.Groups["value"].Value.Trim();
                if (compiled.ValueOf(name) is not { } value) values.Place(name, line);
                else if (Environment().IsMatch(written)) values.Set(name, Json($"[{written[..(written.LastIndexOf(')') + 1)]}]"), line);
                else values.Set(name, IsWhole(written) ? value : Json(Elsewhere), line);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // All that was not looked at stays unknown.
        }

        return values;
    }

    /// <summary>Whether all of the value is written there: no function is called, and nothing is put in.</summary>
    private static bool IsWhole(string value)
    {
        if (!value.StartsWith('\'') && !value.StartsWith('{') && !value.StartsWith('[')) return false;
        var rest = Text().Replace(value, "");
        return !rest.Contains('(') && !rest.Contains('\'') && !rest.Contains("${", StringComparison.Ordinal);
    }

    private static byte[] Json(string text) => JsonSerializer.SerializeToUtf8Bytes(text);

    // A value ends where the next declaration or a comment begins.
    [GeneratedRegex(@"^[ \t]*param[ \t]+(?<name>\w+)[ \t]*=(?<value>.*?)(?=^[ \t]*(?:(?:param|var|type|func)[ \t]+\w|(?:using|import|extends)[ \t]|@|//)|\z)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^readEnvironmentVariable\(\s*'(?:[^'\\]|\\.)*'\s*(?:,\s*'(?:[^'\\]|\\.)*'\s*)?\)\s*(?://[^\n]*)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Environment();

    // A text into which nothing is put, or a comment behind a value.
    [GeneratedRegex(@"\'{3}.*?\'{3}|'(?:[^'\\$]|\\.|\$(?!\{))*'|//[^\n]*", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Text();
}
