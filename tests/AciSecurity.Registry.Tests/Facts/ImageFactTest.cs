using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Facts;
using AciSecurity.Registry.Tests.Fake;
using AciSecurity.Resources;

namespace AciSecurity.Registry.Tests.Facts;

/// <summary>A registry, and groups whose images are of it: its host is <c>registry.test</c> to them.</summary>
public abstract class ImageFactTest : IAsyncLifetime
{
    protected const string Host = "registry.test";

    private protected FakeRegistry Fake { get; private set; } = null!;

    public async Task InitializeAsync() => Fake = await FakeRegistry.StartAsync();

    public async Task DisposeAsync() => await Fake.DisposeAsync();

    private protected ImageFactReader Open(ImageFactRequest? request = null) =>
        new(request ?? new(), host => host == Host ? new(Host, Fake.Endpoint) : null);

    /// <summary>The facts of one image, as a group gets them.</summary>
    private protected async Task<ImageFacts> FactsAsync(string image, ImageFactRequest? request = null)
    {
        using var reader = Open(request);
        var resource = Assert.IsType<RunItem.ResourceRead>(Assert.Single(await ReadAsync(reader, Group("web", image)))).Resource;
        return resource.Images!.Of(ImageReference.Parse(image))!;
    }

    private protected static async Task<List<RunItem>> ReadAsync(ImageFactReader reader, params RunItem[] items)
    {
        var read = new List<RunItem>();
        await foreach (var item in reader.Around(new ListedSource(items)).ReadAsync(CancellationToken.None)) read.Add(item);
        return read;
    }

    private protected static RunItem.ResourceRead Group(string name, params string[] images) => Read(ResourceTypes.ContainerGroup, name, new
    {
        properties = new { osType = "Linux", containers = images.Select(image => new { name = "app", properties = new { image } }) },
    });

    private protected static RunItem.ResourceRead Registry(string server = Host) => Read(ResourceTypes.Registry, "contoso", new { sku = new { name = "Premium" }, properties = new { loginServer = server } });

    private protected static RunItem.ResourceRead Read(string type, string name, object json) => new(new Resource(
        new() { Id = $"/{type}/{name}", Type = type, Name = name, Origin = new(OriginKind.Live, null, 0) }, JsonSerializer.SerializeToUtf8Bytes(json)));
}
