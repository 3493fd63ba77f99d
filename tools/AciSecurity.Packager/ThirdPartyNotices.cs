using System.Text;
using NuGet.Configuration;
using NuGet.Packaging;

namespace AciSecurity.Packager;

/// <summary>Names what the module ships of others, with their copyrights and the licence that asks for it.</summary>
internal static class ThirdPartyNotices
{
    private const string Known = "MIT";

    // Packages of before licences had names say an address: what stands there is the MIT License.
    private const string KnownAddress = "https://github.com/dotnet/corefx/blob/master/LICENSE.TXT";

    /// <summary>The notices, as a text file.</summary>
    /// <exception cref="InvalidDataException">Something has a licence whose conditions nobody has read yet.</exception>
    public static byte[] Of(string root)
    {
        var text = new StringBuilder("AciSecurity ships these packages, each under the MIT License, whose text stands at the end.\n");
        var packages = SettingsUtility.GetGlobalPackagesFolder(Settings.LoadDefaultSettings(root));
        foreach (var (id, version) in ShippedPackage.Of(root))
        {
            var package = new NuspecReader(Path.Combine(packages, id.ToLowerInvariant(), version, $"{id.ToLowerInvariant()}.nuspec"));
            if (package.GetLicenseMetadata()?.License != Known && package.GetLicenseUrl() != KnownAddress) throw new InvalidDataException($"{id} {version} is not under the MIT License: say here what its licence asks for.");
            var copyright = package.GetCopyright() is { Length: > 4 } said ? said : $"Copyright (c) {package.GetAuthors()}";
            text.Append($"\n{id} {version}\n{copyright}\n{package.GetProjectUrl()}\n");
        }

        text.Append('\n').Append(MitText(root));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // The module is under the same licence: its text without the line that says whose it is.
    private static string MitText(string root) => string.Concat(
        File.ReadLines(Path.Combine(root, "LICENSE")).Where(line => !line.StartsWith("Copyright", StringComparison.Ordinal)).Select(line => line + "\n"));
}
