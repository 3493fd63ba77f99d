namespace AciSecurity.Remediation;

/// <summary>One request that changes Azure: pure data, and free of secrets, for it is shown and kept in journals.</summary>
/// <param name="Method">What is done.</param>
/// <param name="Id">The id of the resource that is written, e.g. that of a registry, or of a diagnostic setting of it.</param>
/// <param name="ApiVersion">The api-version of the request.</param>
/// <param name="Body">The JSON that is sent; null where a deletion sends none.</param>
public sealed record ResourceWrite(WriteMethod Method, string Id, string ApiVersion, string? Body)
{
    /// <summary>Method and id, as in <c>PATCH /subscriptions/…</c>.</summary>
    public override string ToString() => $"{Method.ToString().ToUpperInvariant()} {Id}";
}
