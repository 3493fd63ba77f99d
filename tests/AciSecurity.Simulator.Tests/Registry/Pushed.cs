using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Registry;

namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>Small things to push: manifests over the empty blob, and what refers to them.</summary>
internal static class Pushed
{
    public const string EmptyDigest = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    /// <summary>A manifest that is told from others by a text.</summary>
    public static string Manifest(string text, string? subject = null, string artifactType = "application/vnd.test")
    {
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = RegistrySession.Manifest,
            ["artifactType"] = artifactType,
            ["config"] = new JsonObject { ["mediaType"] = "application/vnd.oci.empty.v1+json", ["digest"] = EmptyDigest, ["size"] = 2 },
            ["layers"] = new JsonArray(),
            ["annotations"] = new JsonObject { ["text"] = text },
        };
        if (subject is not null) manifest["subject"] = new JsonObject { ["mediaType"] = RegistrySession.Manifest, ["digest"] = subject, ["size"] = 1 };
        return manifest.ToJsonString();
    }

    public static string Push(SimulatedRegistry registry, string repository, string? tag, string text, string? subject = null, string artifactType = "application/vnd.test")
    {
        registry.PushBlob(repository, "{}"u8.ToArray());
        return registry.Push(repository, tag, Encoding.UTF8.GetBytes(Manifest(text, subject, artifactType)));
    }
}
