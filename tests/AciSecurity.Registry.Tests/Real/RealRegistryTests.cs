using System.Net;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;

namespace AciSecurity.Registry.Tests.Real;

/// <summary>Images that others made, in a registry that others wrote.</summary>
public sealed class RealRegistryTests
{
    private const string Basic = "auth:\n  htpasswd:\n    realm: loopback\n    path: ";

    [RealRegistryFact]
    public async Task AnImageIsReadWithAllThatIsInIt()
    {
        await using var real = await RealRegistry.StartAsync();
        var digest = await RealImage.PushAsync(real.Address, "team/app:v1");
        await RealImage.PushAsync(real.Address, "other:v1");
        using var registry = new OpenedRegistry(new(real.Address));
        var lister = new ImageLister(registry);

        Assert.Equal(["other", "team/app"], await lister.RepositoriesAsync(new(), default).ToListAsync());
        var read = await lister.ReadAsync("team/app", new() { IsDetailed = true }, default);

        Assert.Empty(read.Faults);
        var image = Assert.Single(read.Images);
        Assert.Equal((digest, ImageKind.Image, "v1"), (image.Digest.ToString(), image.Kind, Assert.Single(image.Tags)));
        var configuration = image.Configuration!;
        Assert.Equal(("1000:1000", "/bin/app", "8080/tcp", "shop"), (configuration.User, Assert.Single(configuration.Entrypoint), Assert.Single(configuration.ExposedPorts), configuration.Labels["team"]));
        Assert.Contains("API_KEY", configuration.EnvironmentNames);
        Assert.DoesNotContain("planted", string.Join(' ', configuration.EnvironmentNames), StringComparison.Ordinal);
        Assert.Equal(new Distribution("debian", "12", "Debian GNU/Linux 12 (bookworm)"), configuration.Distribution);
        Assert.False(configuration.RunsAsRoot);
    }

    [RealRegistryFact]
    public async Task WhoIsNotSignedInReadsNothing()
    {
        await using var real = await RealRegistry.StartAsync(registry => WithPassword(registry));
        var digest = await RealImage.PushAsync(real.Address, "team/app:v1", "reader:planted-password");

        using var known = new OpenedRegistry(new(real.Address) { UserName = "reader", Password = new NetworkCredential("", "planted-password").SecurePassword });
        Assert.Equal(digest, (await known.Repository("team/app").GetManifestAsync("v1", default)).Descriptor.Digest.ToString());

        using var nobody = new OpenedRegistry(new(real.Address));
        Assert.Equal("AciSecurity.RegistryUnauthorized", (await Assert.ThrowsAsync<FaultException>(() => nobody.Repository("team/app").GetManifestAsync("v1", default))).Fault.Id);

        using var wrong = new OpenedRegistry(new(real.Address) { UserName = "reader", Password = new NetworkCredential("", "wrong").SecurePassword });
        Assert.Equal("AciSecurity.RegistryUnauthorized", (await Assert.ThrowsAsync<FaultException>(() => wrong.Repository("team/app").GetManifestAsync("v1", default))).Fault.Id);
    }

    [RealRegistryFact]
    public async Task WhatIsPushedIsFoundAsAReferrer()
    {
        await using var real = await RealRegistry.StartAsync();
        var digest = Digest.Parse(await RealImage.PushAsync(real.Address, "team/app:v1"));
        using var registry = new OpenedRegistry(new(real.Address));
        var repository = registry.Repository("team/app");
        var image = await repository.GetManifestAsync("v1", default);

        var referrer = Referrers.Make(image.Descriptor, "application/vnd.example.sbom", "{}"u8.ToArray());
        await new ReferrerPusher(repository).PushAsync(referrer, default);
        await new ReferrerPusher(repository).PushAsync(Referrers.Make(image.Descriptor, "application/vnd.example.other", "{}"u8.ToArray()), default);

        var found = await new ReferrerReader(repository, registry.Referrers).FindAsync(digest, mayHaveTag: true, default);
        Assert.Equal(["application/vnd.example.sbom", "application/vnd.example.other"], found.Select(descriptor => descriptor.ArtifactType));
        Assert.False(registry.Referrers.HasApi);

        // What is not there is not missing: it has no referrers.
        Assert.Empty(await new ReferrerReader(repository, registry.Referrers).FindAsync(Digest.Of("nothing"u8), mayHaveTag: true, default));
        var listed = await new ImageLister(registry).ReadAsync("team/app", new(), default);
        Assert.Equal([digest], listed.Images.Select(found => found.Digest));
    }

    private static string WithPassword(RealRegistry registry)
    {
        // bcrypt of planted-password; docker-registry takes no other hash.
        var file = Path.Combine(registry.Folder, "users");
        File.WriteAllText(file, "reader:" + Org.BouncyCastle.Crypto.Generators.OpenBsdBCrypt.Generate("2y", "planted-password".ToCharArray(), new byte[16], 5) + "\n");
        return Basic + file;
    }
}
