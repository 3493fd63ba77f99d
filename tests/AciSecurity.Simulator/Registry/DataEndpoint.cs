using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AciSecurity.Simulator.Blobs;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>The host that has the blobs of all registries, as Azure has them in storage accounts. An address of a blob is signed and runs out;
/// a request that brings a token as well is refused.</summary>
internal sealed class DataEndpoint(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, SimulatedRegistry> _registries = new(StringComparer.Ordinal);

    /// <summary>Where it is: <c>127.0.0.1:port</c>.</summary>
    public string Host { get; set; } = "";

    public void Add(SimulatedRegistry registry) => _registries[registry.Name] = registry;

    public string Address(SimulatedRegistry registry, string repository, string digest)
    {
        var path = $"/{registry.Name}/{repository}/{digest}";
        var expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"https://{Host}{path}?se={expires}&sig={Signature(path, expires)}";
    }

    public Reply Answer(Call call)
    {
        if (call.Http.Request.Headers.Authorization.Count > 0) return BlobErrors.TwoCredentials();
        var expires = call.Query["se"].ToString();
        if (call.Query["sig"] != Signature(call.Path, expires) || !long.TryParse(expires, CultureInfo.InvariantCulture, out var end) || clock.GetUtcNow().ToUnixTimeSeconds() >= end) return BlobErrors.BadSignature();
        if (call.Method is not ("GET" or "HEAD")) return BlobErrors.NoVerb();
        var parts = call.Path[1..].Split('/');
        var registry = _registries[parts[0]];
        return registry.Blob(string.Join('/', parts[1..^1]), parts[^1]) is { } content ? Show(call, content).With("x-ms-blob-type", "BlockBlob") : BlobErrors.NoBlob();
    }

    /// <summary>A blob, or the part of it that a request asks for.</summary>
    public static Reply Show(Call call, byte[] content)
    {
        var reply = Reply.Json(content).With("Content-Type", "application/octet-stream").With("Accept-Ranges", "bytes");
        if (!RangeHeaderValue.TryParse(call.Http.Request.Headers.Range.ToString(), out var ranges) || ranges.Ranges.SingleOrDefault() is not { From: { } from } range) return reply;
        if (from >= content.Length) return Reply.Empty(416).With("Content-Range", $"bytes */{content.Length}");
        var to = Math.Min(range.To ?? long.MaxValue, content.Length - 1);
        reply.Body = [content.AsMemory((int)from, (int)(to - from + 1))];
        reply.Status = 206;
        return reply.With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{content.Length}"));
    }

    private string Signature(string path, string expires) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(path + "\n" + expires)));
}
