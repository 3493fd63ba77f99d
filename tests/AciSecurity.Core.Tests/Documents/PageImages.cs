using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Images;
using AciSecurity.Resources;
using AciSecurity.Signatures;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>The images of an example on a page: objects of the type <c>image</c>, which say what a registry says. Of two with one name the last counts.</summary>
internal sealed class PageImages
{
    private readonly Dictionary<string, JsonObject> _images;

    private PageImages(Dictionary<string, JsonObject> images) => _images = images;

    public static bool Is(JsonObject item) => item["type"]?.ToString() == "image";

    public static PageImages Of(IEnumerable<JsonObject> items)
    {
        var images = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in items.Where(Is)) images[item["name"]!.ToString()] = item;
        return new(images);
    }

    /// <summary>The resource as it comes where registries are asked; as it is where the page has no images.</summary>
    public Resource With(Resource resource) => _images.Count == 0 ? resource : resource.With(new ResourceImages
    {
        References = _images.ToDictionary(image => ImageReference.Parse(image.Key).Locator!, image => Facts(image.Value)),
        Repositories = [.. _images.GroupBy(image => ImageReference.Parse(image.Key).Repository!).Select(repository => new RepositorySignatures(repository.Key)
        {
            Images = [.. repository.Select(image => Given.Signatures(State(image.Value), ImageReference.Parse(image.Key).Tag ?? ""))],
        })],
    });

    private static ImageFacts Facts(JsonObject image)
    {
        var facts = Given.Image(State(image), TimeProvider.System.GetUtcNow().AddDays(-(image["daysOld"]?.GetValue<int>() ?? 0)));
        return facts with { Configurations = [facts.Configurations[0] with { User = image["user"]?.ToString() ?? "", BaseImageName = image["base"]?.ToString() }] };
    }

    private static SignatureState State(JsonObject image) => Enum.Parse<SignatureState>(image["signatures"]?.ToString() ?? nameof(SignatureState.Unknown));
}
