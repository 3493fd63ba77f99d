using System.Text.RegularExpressions;
using AciSecurity.Credentials.Checksums;

namespace AciSecurity.Credentials.Formats;

/// <summary>Tokens of registries of packages, images and modules.</summary>
internal static partial class PackageFormats
{
    public static SecretFormat[] All { get; } =
    [
        // https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/
        new(new(Npm(), "npm_") { Shortest = 40 }, "an npm token", Base62Checksum.IsValid),
        new(new(PyPi(), "pypi-") { Shortest = 70 }, "a PyPI token"),
        new(new(DockerHub(), "dckr_") { Shortest = 36 }, "a Docker Hub token", RandomText.IsVaried),
        new(new(NuGet(), "oy2") { Shortest = 46 }, "a NuGet key", RandomText.IsVaried),
        new(new(RubyGems(), "rubygems_") { Shortest = 57 }, "a RubyGems key", RandomText.IsVaried),
        new(new(TerraformCloud(), ".atlasv1.") { Shortest = 83 }, "a Terraform Cloud token", RandomText.IsVaried),
    ];

    [GeneratedRegex("(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Npm();

    // A macaroon whose first field says pypi.org or test.pypi.org.
    [GeneratedRegex("pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PyPi();

    [GeneratedRegex("(?<![A-Za-z0-9])dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32}(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DockerHub();

    [GeneratedRegex("(?<![A-Za-z0-9])oy2[a-z2-7]{43}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NuGet();

    [GeneratedRegex("(?<![A-Za-z0-9])rubygems_[a-f0-9]{48}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RubyGems();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TerraformCloud();
}
