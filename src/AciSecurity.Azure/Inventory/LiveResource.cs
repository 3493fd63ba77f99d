using AciSecurity.Resources;

namespace AciSecurity.Azure.Inventory;

/// <summary>Makes resources of what Azure answers.</summary>
internal static class LiveResource
{
    /// <summary>The origin of everything that Azure says.</summary>
    public static Origin Origin { get; } = new(OriginKind.Live);

    /// <summary>A resource of a list, or of an answer that is one; null where it is none.</summary>
    /// <param name="json">Its JSON, which is kept.</param>
    /// <param name="type">Its type: some answers leave it out.</param>
    /// <param name="completeness">What it means that a property is missing.</param>
    public static Resource? Read(ReadOnlyMemory<byte> json, string type, Completeness completeness = Completeness.Returned) =>
        ResourceText.TryParse(json) is { } text ? Read(text, type, completeness) : null;

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string, Completeness)"/>
    public static Resource? Read(ResourceText text, string type, Completeness completeness = Completeness.Returned)
    {
        if (text.Header is not { Id: not null } header) return null;
        var identity = header.ToIdentity(Origin, completeness == Completeness.Returned ? ApiVersions.Of(type) : null);

        // One spelling for a type: Azure has several in one answer. And a child is called as in a template, with its parent.
        return text.ToResource(identity with { Type = type, Name = FullName(identity.Id, type) ?? identity.Name }, completeness);
    }

    /// <summary><c>registry/token</c> for the token of a registry; null for what is no child of a resource.</summary>
    private static string? FullName(string id, string type)
    {
        var depth = type.AsSpan().Count('/');
        if (depth < 2) return null;
        var segments = id.Split('/');
        return segments.Length < 2 * depth ? null : string.Join('/', Enumerable.Range(0, depth).Select(at => segments[segments.Length - (2 * (depth - at)) + 1]));
    }
}
