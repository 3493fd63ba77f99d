using System.Text.Json.Serialization;

namespace AciSecurity.Remediation;

/// <summary>One request that changes Azure: pure data, and free of secrets, for it is shown and kept in journals.</summary>
/// <param name="Method">What is done.</param>
/// <param name="Id">The id of the resource that is written, e.g. that of a registry, or of a diagnostic setting of it.</param>
/// <param name="ApiVersion">The api-version of the request.</param>
/// <param name="Body">The JSON that is sent; null where a deletion sends none.</param>
public sealed record ResourceWrite(WriteMethod Method, string Id, string ApiVersion, string? Body)
{
    /// <summary>What the resource is to do, e.g. <c>regenerateCredential</c>; null where it is itself written.</summary>
    public string? Action { get; init; }

    /// <summary>Where the request goes, without the api-version.</summary>
    [JsonIgnore]
    public string Path => Action is null ? Id : $"{Id}/{Action}";

    /// <summary>Method and path, as in <c>PATCH /subscriptions/…</c>.</summary>
    public override string ToString() => $"{Method.ToString().ToUpperInvariant()} {Path}";
}
