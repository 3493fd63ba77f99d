using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Findings;

public sealed class FingerprintTests
{
    private static readonly ResourceIdentity Group = new()
    {
        Id = "Microsoft.ContainerInstance/containerGroups/web",
        Type = "Microsoft.ContainerInstance/containerGroups",
        Name = "web",
        Origin = new(OriginKind.Template, "/src/main.json", 12),
    };

    [Fact]
    public void It_is_what_it_was_in_the_first_release() =>
        Assert.Equal("0dda7ea4cbcf167dc9ca1f1f52230161", Make(Group, "app").Fingerprint);

    [Fact]
    public void It_does_not_change_with_place_wording_severity_or_letter_case()
    {
        var moved = Group with { Id = Group.Id.ToUpperInvariant(), Location = "westeurope", Origin = new(OriginKind.Template, "/other/file.json", 99) };
        var other = new Finding(new PrivilegedRule().Metadata, moved, new(Outcome.Unknown, "other words") { Subject = "APP", Severity = Severity.Low });

        Assert.Equal(Make(Group, "app").Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void It_changes_with_rule_resource_and_part()
    {
        string[] fingerprints =
        [
            Make(Group, "app").Fingerprint,
            Make(Group, "sidecar").Fingerprint,
            Make(Group, null).Fingerprint,
            Make(Group with { Id = Group.Id + "2" }, "app").Fingerprint,
            new Finding(new RunAsRootRule().Metadata, Group, new(Outcome.Fail, "") { Subject = "app" }).Fingerprint,
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
        Assert.All(fingerprints, fingerprint => Assert.Matches("^[0-9a-f]{32}$", fingerprint));
    }

    private static Finding Make(ResourceIdentity identity, string? subject) =>
        new(new PrivilegedRule().Metadata, identity, new Verdict(Outcome.Fail, "runs privileged") { Subject = subject });
}
