using System.Text.RegularExpressions;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>What roles are called.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/data/roles.go</remarks>
internal static partial class RoleNames
{
    /// <summary>Says which keys the others have.</summary>
    public const string Root = "root";

    /// <summary>Says that the snapshot is the newest.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>Says which files belong together.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>Says which tag is which image.</summary>
    public const string Targets = "targets";

    /// <summary>The delegation by which teams release images: Docker asks it first.</summary>
    public const string Releases = "targets/releases";

    /// <summary>The column of notary's database holds no more.</summary>
    private const int Longest = 255;

    /// <summary>The four that a root must name.</summary>
    public static IReadOnlyList<string> Base { get; } = [Root, Timestamp, Snapshot, Targets];

    /// <summary>Whether <paramref name="name"/> is a delegation that <paramref name="parent"/> may make: its direct child. So delegations form a
    /// tree, and a name is a path without <c>.</c> and <c>..</c>.</summary>
    public static bool IsChild(string name, string parent) =>
        name.Length <= Longest && name.StartsWith(parent + "/", StringComparison.Ordinal) && SegmentPattern().IsMatch(name[(parent.Length + 1)..]);

    [GeneratedRegex(@"^[-a-z0-9_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex SegmentPattern();
}
