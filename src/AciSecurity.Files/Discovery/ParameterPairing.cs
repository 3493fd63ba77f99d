using System.Text.RegularExpressions;

namespace AciSecurity.Files.Discovery;

/// <summary>Finds the parameter files of a template by the names that people give them.</summary>
/// <remarks><c>main.json</c> has <c>main.parameters.json</c>, <c>main.parameters.prod.json</c>, <c>main.prod.parameters.json</c> and
/// <c>main.parameters-prod.json</c>; the portal exports <c>template.json</c> with <c>parameters.json</c>.</remarks>
internal static class ParameterPairing
{
    /// <summary>Whether a .bicepparam file has the name of the .bicep file: <c>main.bicepparam</c> of <c>main.bicep</c>.</summary>
    public static bool IsBicepTwin(string parameterFile, string template) =>
        template.EndsWith(".bicep", StringComparison.OrdinalIgnoreCase)
        && parameterFile.Equals(Path.ChangeExtension(template, ".bicepparam"), StringComparison.Ordinal);

    /// <summary>Whether a parameter file's name says that it belongs to the template.</summary>
    public static bool Belongs(string parameterFile, string template)
    {
        if (!string.Equals(Path.GetDirectoryName(parameterFile), Path.GetDirectoryName(template), StringComparison.Ordinal)) return false;
        var stem = Path.GetFileNameWithoutExtension(template);
        var name = Path.GetFileName(parameterFile);
        if (name.Equals("parameters.json", StringComparison.OrdinalIgnoreCase)) return stem.Equals("template", StringComparison.OrdinalIgnoreCase);
        return Regex.IsMatch(
            name,
            $@"^{Regex.Escape(stem)}(?:\.[^.]+)?[._-](?:parameters|params|param)(?:[._-][^.]+)?\.jsonc?$",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
    }
}
