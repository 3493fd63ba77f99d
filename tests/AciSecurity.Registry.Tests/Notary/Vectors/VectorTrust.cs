using System.Text.Json;
using AciSecurity.Registry.Notary.Trust;

namespace AciSecurity.Registry.Tests.Notary.Vectors;

/// <summary>The trust that a case names, laid out as notation wants it.</summary>
internal static class VectorTrust
{
    /// <summary>The trust policy and stores of the case.</summary>
    public static NotaryTrust Load(VectorCase vector, TrustFolder folder)
    {
        if (vector.Json.TryGetProperty("trustStore", out var stores))
        {
            foreach (var store in stores.EnumerateObject()) Copy(vector, folder, store.Name, store.Value);
        }

        if (vector.Json.TryGetProperty("tsaTrustStore", out var clocks)) Copy(vector, folder, "tsa/clocks", clocks);
        if (vector.Text("policy") is { } policy) return NotaryTrust.Load(Path.Combine(vector.Folder, policy), folder.Path);
        return folder.Trust(TrustFolder.Policy(TrustFolder.Statement(Level(vector), string.Join(',', Names(folder)))));
    }

    private static string Level(VectorCase vector) =>
        $"\"level\":\"strict\"{(vector.Text("verifyTimestamp") is { } when ? $",\"verifyTimestamp\":\"{when}\"" : "")}";

    private static IEnumerable<string> Names(TrustFolder folder) =>
        Directory.GetDirectories(Path.Combine(folder.Path, "truststore", "x509"), "*", SearchOption.AllDirectories)
            .Select(path => path.Split(Path.DirectorySeparatorChar)[^2..])
            .Where(parts => parts[0] != "x509")
            .Select(parts => $"\"{parts[0]}:{parts[1]}\"");

    private static void Copy(VectorCase vector, TrustFolder folder, string store, JsonElement files)
    {
        foreach (var file in files.EnumerateArray().Select(file => file.GetString()!))
        {
            var target = Directory.CreateDirectory(Path.Combine(folder.Path, "truststore", "x509", store.Replace(':', '/')));
            File.Copy(Path.Combine(vector.Folder, file), Path.Combine(target.FullName, Path.GetFileName(file)));
        }
    }
}
