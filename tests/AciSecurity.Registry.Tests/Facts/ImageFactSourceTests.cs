using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Registry.Tests.Fake;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Facts;

/// <summary>What goes through the source that adds facts: everything, in its order, and no question twice.</summary>
public sealed class ImageFactSourceTests : ImageFactTest
{
    [Fact]
    public async Task EverythingElsePassesAsItIs()
    {
        RunItem[] items =
        [
            new RunItem.Progress("a"), new RunItem.Warning("b"), new RunItem.FactsGathered(FactKinds.Locks, ""), new RunItem.SubscriptionClosed("s"),
            new RunItem.FaultRaised(FileFaults.NotFound("f")), Read("Microsoft.KeyVault/vaults", "v", new { }), new RunItem.TemplateRead(Group("t").Resource),
        ];
        using var reader = Open();

        Assert.Equal(items, await ReadAsync(reader, items));
        Assert.Empty(Fake.Requests);
    }

    [Fact]
    public async Task ResourcesComeInTheirOrderThoughTheFirstTakesLongest()
    {
        FakeImage.Put(Fake, "slow", "1");
        FakeImage.Put(Fake, "quick", "1");
        var quick = new TaskCompletionSource();
        Fake.Answer = async context =>
        {
            // The slow answer waits until the quick one was asked for: several are under way.
            if (context.Request.Path.Value!.Contains("/quick/", StringComparison.Ordinal)) quick.TrySetResult();
            if (context.Request.Path.Value!.Contains("/slow/", StringComparison.Ordinal)) await quick.Task;
            return false;
        };
        using var reader = Open();

        var read = await ReadAsync(reader, Group("one", $"{Host}/slow:1"), new RunItem.Progress("between"), Group("two", $"{Host}/quick:1"));

        Assert.Equal(["one", "between", "two"], read.Select(item => item is RunItem.ResourceRead resource ? resource.Resource.Name : ((RunItem.Progress)item).Text));
    }

    [Fact]
    public async Task AnImageIsAskedForOnceInARun()
    {
        FakeImage.Put(Fake, "app", "1");
        using var reader = Open();

        await ReadAsync(reader, [.. Enumerable.Range(0, 50).Select(number => Group($"g{number}", $"{Host}/app:1", $"{Host}/app:1"))]);
        await ReadAsync(reader, Group("last", $"REGISTRY.test/app:1"));

        Assert.Single(Fake.Requests, request => request.Path == "/v2/app/manifests/1");
    }

    [Fact]
    public async Task InitContainersCountAndExpressionsAreLeftOut()
    {
        FakeImage.Put(Fake, "app", "1");
        FakeImage.Put(Fake, "setup", "1");
        using var reader = Open();
        var group = new Resource(
            new() { Id = "web", Type = ResourceTypes.ContainerGroup, Name = "web", Origin = new(OriginKind.Template, "main.json", 1) },
            """{ "properties": { "containers": [ { "name": "a", "properties": { "image": "registry.test/app:1" } }, { "name": "b", "properties": { "image": "[parameters('image')]" } } ], "initContainers": [ { "name": "c", "properties": { "image": "registry.test/setup:1" } } ] } }"""u8.ToArray(),
            Completeness.Declared,
            ExpressionSyntax.Arm);

        var read = Assert.IsType<RunItem.ResourceRead>(Assert.Single(await ReadAsync(reader, new RunItem.ResourceRead(group)))).Resource;

        Assert.Equal(["registry.test/app:1", "registry.test/setup:1"], read.Images!.References.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((group.Identity, group.Completeness, group.Syntax, group.ToJson()), (read.Identity, read.Completeness, read.Syntax, read.ToJson()));
        Assert.Null(group.Images);
    }

    [Fact]
    public async Task WhatIsNoJsonPasses()
    {
        using var reader = Open();
        var broken = new RunItem.ResourceRead(new Resource(new() { Id = "r", Type = ResourceTypes.Registry, Name = "r", Origin = new(OriginKind.Live, null, 0) }, "{"u8.ToArray()));

        Assert.Equal([broken], await ReadAsync(reader, broken));
    }

    [Fact]
    public async Task ARegistryComesWithTheSignaturesOfItsTaggedImages()
    {
        FakeImage.Put(Fake, "app", "1");
        var signed = FakeImage.Put(Fake, "app", "2", new { os = "linux", architecture = "amd64", config = new { User = "2" } });
        FakeImage.Tag(Fake, "app", "1", "2", FakeSignature.Put(Fake, "app", signed));
        Fake.Content["/v2/_catalog"] = ("application/json", """{ "repositories": [ "gone", "app" ] }"""u8.ToArray());
        using var reader = Open();

        var images = Assert.IsType<RunItem.ResourceRead>(Assert.Single(await ReadAsync(reader, Registry()))).Resource.Images!;

        Assert.Null(images.WhyMissing);
        Assert.Equal(["app", "gone"], images.Repositories!.Select(repository => repository.Name));
        Assert.Equal([("1", SignatureState.None), ("2", SignatureState.PresentUnverified)], images.Repositories![0].Images.Select(image => (image.Image.Tags[0], image.State)).Order());
        Assert.Empty(images.Repositories![1].Images);
        Assert.Contains(Host, images.Repositories![1].Gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistryThatListsNothingSaysWhy()
    {
        using var reader = Open();

        var images = Assert.IsType<RunItem.ResourceRead>(Assert.Single(await ReadAsync(reader, Registry()))).Resource.Images!;

        Assert.NotNull(images.WhyMissing);
        Assert.Empty(images.Repositories!);
    }

    [Fact]
    public async Task ARegistryIsNotAskedWhereNoRuleNeedsIt()
    {
        using var reader = Open(new() { Facts = FactKinds.Images | FactKinds.ImageSignatures });

        var registry = Registry();

        Assert.Equal([registry], await ReadAsync(reader, registry));
        Assert.Empty(Fake.Requests);
    }

    [Fact]
    public async Task AFailureComesAfterWhatWasRead()
    {
        FakeImage.Put(Fake, "app", "1");
        using var reader = Open();
        var read = new List<RunItem>();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in reader.Around(new ListedSource([Group("web", $"{Host}/app:1")], new InvalidOperationException("over"))).ReadAsync(CancellationToken.None)) read.Add(item);
        });

        Assert.Equal("over", failure.Message);
        Assert.NotNull(Assert.IsType<RunItem.ResourceRead>(Assert.Single(read)).Resource.Images);
    }

    [Fact]
    public async Task WhoeverWantsNoMoreHoldsUpNothing()
    {
        var source = new ListedSource([.. Enumerable.Range(0, 1_000).Select(number => new RunItem.Progress($"{number}"))]);
        using var reader = Open();

        await foreach (var item in reader.Around(source).ReadAsync(CancellationToken.None))
        {
            Assert.Equal("0", ((RunItem.Progress)item).Text);
            break;
        }

        Assert.True(source.Given < 100, $"{source.Given} items were read ahead.");
    }

    [Theory]
    [InlineData("docker.io", "https://registry-1.docker.io/")]
    [InlineData("contoso.azurecr.io", "https://contoso.azurecr.io/")]
    [InlineData("registry.test:5000", "https://registry.test:5000/")]
    [InlineData("localhost:5000", "https://localhost:5000/")]
    [InlineData("a/b", null)]
    [InlineData("user@host", null)]
    [InlineData("a b", null)]
    public void AHostIsAskedWhereItsRegistryIs(string host, string? address)
    {
        var found = AciSecurity.Registry.Facts.HostAddress.Of(host, ".azurecr.io");

        Assert.Equal(address, found?.Endpoint.ToString());
        if (found is not null) Assert.Equal(host, found.LoginServer);
    }
}
