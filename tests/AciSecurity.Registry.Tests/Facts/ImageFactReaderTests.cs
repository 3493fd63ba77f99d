using AciSecurity.Audits;
using AciSecurity.Images;
using AciSecurity.Registry.Tests.Fake;
using AciSecurity.Rules;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Facts;

/// <summary>What is found out of images, and what is said where nothing is.</summary>
public sealed class ImageFactReaderTests : ImageFactTest
{
    private static readonly string[] Users = ["root"];

    [Fact]
    public async Task AnImageIsFoundByItsTagWithItsConfiguration()
    {
        var image = FakeImage.Put(Fake, "team/app", "1", new { os = "linux", architecture = "amd64", created = "2026-05-01T00:00:00Z", config = new { User = "1000" } });

        var facts = await FactsAsync($"{Host}/team/app:1");

        Assert.Equal(image.Digest, facts.Image!.Digest);
        var configuration = Assert.Single(facts.Configurations);
        Assert.Equal(("1000", new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), "linux"), (configuration.User, configuration.Created!.Value, configuration.Platform!.OperatingSystem));
        Assert.Null(facts.WhyNotConfigured);
        Assert.Equal(SignatureState.None, facts.Signatures!.State);
    }

    [Fact]
    public async Task ADigestIsAskedForAndNotTheTagBesideIt()
    {
        var image = FakeImage.Put(Fake, "app", "1");

        var facts = await FactsAsync($"{Host}/app:gone@{image.Digest}");

        Assert.Equal(image.Digest, facts.Image!.Digest);
        Assert.DoesNotContain(Fake.Requests, request => request.Path.Contains("gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfAnImageOfASignedIndexThatIsNamedByItsDigestItIsSaidThatIndexesAreNotLookedFor()
    {
        var child = FakeImage.Put(Fake, "app", "child") with { Platform = new("linux", "amd64") };
        Sign(FakeImage.PutIndex(Fake, "app", "1", child));

        var named = (await FactsAsync($"{Host}/app@{child.Digest}")).Signatures!;
        Assert.Equal(SignatureState.None, named.State);
        Assert.Contains("An index that it is part of may have one", named.Reason, StringComparison.Ordinal);

        var tagged = (await FactsAsync($"{Host}/app:child")).Signatures!;
        Assert.Equal("It has no signature.", tagged.Reason);
    }

    [Fact]
    public async Task OfAnIndexTheImagesForAmd64Run()
    {
        Descriptor Child(string system, string machine, string user) => FakeImage.Put(Fake, "app", machine + system, new { os = system, architecture = machine, config = new { User = user } }) with { Platform = new(system, machine) };
        FakeImage.PutIndex(Fake, "app", "1", Child("linux", "arm64", "arm"), Child("linux", "amd64", "app"), Child("windows", "amd64", "ContainerUser"));

        var facts = await FactsAsync($"{Host}/app:1");

        Assert.Equal(ImageKind.Index, facts.Image!.Kind);
        Assert.Equal(["app", "ContainerUser"], facts.Configurations.Select(configuration => configuration.User));
    }

    [Fact]
    public async Task AnImageOfAnIndexThatIsGoneIsSaid()
    {
        var gone = new Descriptor(MediaTypes.OciManifest, Digest.Of("gone"u8), 4) { Platform = new("linux", "amd64") };
        FakeImage.PutIndex(Fake, "app", "1", gone);

        var facts = await FactsAsync($"{Host}/app:1");

        Assert.Empty(facts.Configurations);
        Assert.Contains(gone.Digest.ToString(), facts.WhyNotConfigured, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app:none", "the registry has no such thing")]
    [InlineData("App:1", "cannot be in a registry")]
    [InlineData("app:1 2", "cannot be in a registry")]
    [InlineData("app@sha256:0123", "cannot be in a registry")]
    public async Task WhatIsNotThereIsSaid(string image, string why)
    {
        var facts = await FactsAsync($"{Host}/{image}");

        Assert.Null(facts.Image);
        Assert.Contains(why, facts.WhyMissing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalIsSaid()
    {
        FakeImage.Put(Fake, "app", "1");
        Fake.Answer = context =>
        {
            context.Response.StatusCode = 403;
            return Task.FromResult(true);
        };

        Assert.Contains("the right 'pull' is missing", (await FactsAsync($"{Host}/app:1")).WhyMissing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHostThatCanBeNoRegistryIsSaid() =>
        Assert.Contains("neither the name of a registry nor a login server", (await FactsAsync("other.test/app:1")).WhyMissing, StringComparison.Ordinal);

    [Fact]
    public async Task AnArtifactIsNoImage()
    {
        Fake.Put("chart", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, mediaType = MediaTypes.OciManifest, artifactType = "application/vnd.example", config = FakeImage.Json(Fake.PutBlob("chart", "{}"u8.ToArray(), MediaTypes.Empty)), layers = Users.Take(0) }), MediaTypes.OciManifest, "1");

        Assert.Contains("this is no image", (await FactsAsync($"{Host}/chart:1")).WhyMissing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASignatureThatNobodyIsTrustedForIsFoundAndNotVerified()
    {
        Sign(FakeImage.Put(Fake, "app", "1"));

        Assert.Equal(SignatureState.PresentUnverified, (await FactsAsync($"{Host}/app:1")).Signatures!.State);
    }

    [Fact]
    public async Task WhereItCannotBeReadWhomToTrustNothingIsVerifiedAndItIsToldOnce()
    {
        Sign(FakeImage.Put(Fake, "app", "1"));
        FakeImage.Put(Fake, "bare", "1");
        using var reader = Open(new() { Trust = new() { PublicKeyFiles = [Path.Combine(Path.GetTempPath(), "no-such-file.pub")] } });

        var first = await ReadAsync(reader, Group("web", $"{Host}/app:1", $"{Host}/bare:1"));
        var second = await ReadAsync(reader, Group("web", $"{Host}/app:1"));

        Assert.Equal("AciSecurity.FileNotFound", Assert.IsType<RunItem.FaultRaised>(first[0]).Fault.Id);
        Assert.DoesNotContain(second, item => item is RunItem.FaultRaised);
        var images = Assert.IsType<RunItem.ResourceRead>(first[1]).Resource.Images!;
        Assert.Equal(SignatureState.Unknown, images.References[$"{Host}/app:1"].Signatures!.State);
        Assert.Contains("no-such-file.pub", images.References[$"{Host}/app:1"].Signatures!.Reason, StringComparison.Ordinal);
        Assert.Equal(SignatureState.None, images.References[$"{Host}/bare:1"].Signatures!.State);
    }

    [Fact]
    public async Task SignaturesThatNoRuleNeedsAreNotLookedFor()
    {
        FakeImage.Put(Fake, "app", "1");

        var facts = await FactsAsync($"{Host}/app:1", new() { Facts = FactKinds.Images });

        Assert.Null(facts.Signatures);
        Assert.DoesNotContain(Fake.Requests, request => request.Path.Contains("referrers", StringComparison.Ordinal) || request.Path.Contains(".sig", StringComparison.Ordinal));
    }

    /// <summary>Puts a cosign signature there that nobody made.</summary>
    private void Sign(Descriptor image) => FakeSignature.Put(Fake, "app", image);
}
