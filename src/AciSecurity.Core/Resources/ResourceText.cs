using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>A JSON text that may be a resource, parsed once: for what it is called, and for the rules that judge it.</summary>
public sealed class ResourceText
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 128,
    };

    private readonly ReadOnlyMemory<byte> _json;

    private ResourceText(ReadOnlyMemory<byte> json)
    {
        _json = json;
        Root = RootOf(json);
        Header = ResourceHeader.Of(Root);
    }

    /// <summary>What stands at its top; null where it is no object.</summary>
    public ResourceHeader? Header { get; }

    /// <summary>The text's root.</summary>
    internal JsonPlace Root { get; }

    /// <summary>Parses a text.</summary>
    /// <param name="json">The text, UTF-8. It is kept: the caller must not use the memory again.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ResourceText Parse(ReadOnlyMemory<byte> json) => new(json);

    /// <summary>Parses a text; null where it is no JSON.</summary>
    /// <remarks>For callers that have another version of the parser, whose exceptions are not this one's.</remarks>
    /// <inheritdoc cref="Parse"/>
    public static ResourceText? TryParse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return new(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The resource that the text is.</summary>
    /// <param name="identity">What it is called and where it was read.</param>
    /// <param name="completeness">What it means when a property is missing.</param>
    public Resource ToResource(ResourceIdentity identity, Completeness completeness) => new(identity, _json, Root, completeness);

    /// <summary>The root of a resource's JSON.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static JsonPlace RootOf(ReadOnlyMemory<byte> json) =>
        // Not disposed on purpose: a document over memory that is not pooled holds nothing but that memory.
        new(JsonDocument.Parse(json, Options).RootElement);
}
