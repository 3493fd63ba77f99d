using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Tests with a repository in which others sign in the place of its owner.</summary>
public abstract class DelegationTest
{
    protected DelegationTest()
    {
        Releases.Tags["v1"] = "manifest released";
        Releases.Tags["v3"] = "manifest three";
        Repository.Targets.Delegations.Add(Releases);
    }

    private protected TestRepository Repository { get; } = new();

    private protected TestRole Releases { get; } = new("targets/releases", TestKey.RsaCertificate(new("CN=releaser")));

    /// <summary>Lets another role sign too.</summary>
    private protected TestRole Delegate(string name, string tag)
    {
        var role = Role(name, tag);
        Repository.Targets.Delegations.Add(role);
        return role;
    }

    private protected static TestRole Role(string name, string tag)
    {
        var role = new TestRole(name, TestKey.Ecdsa());
        role.Tags[tag] = $"{tag} of {name}";
        return role;
    }
}
