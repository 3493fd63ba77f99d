using System.Text.Json.Nodes;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>What a secret of a group is called, by where it stands.</summary>
/// <param name="Words">What the name of its parameter is made of.</param>
/// <param name="StandsFor">What it is, as a sentence.</param>
internal sealed record SecretOrigin(IReadOnlyList<string> Words, string StandsFor)
{
    /// <summary>The name for what stands at a path.</summary>
    public static SecretOrigin Of(TemplateDraft draft, PathNode path)
    {
        var steps = Steps(path);
        var names = steps.ConvertAll(step => step.Member ?? "");
        var item = steps.FindIndex(step => step.Index >= 0) is var first and >= 0 ? draft.Json.At(steps[first]) : null;
        var label = item.Get("name").Text() ?? "";
        return names.ElementAtOrDefault(1) switch
        {
            "containers" or "initContainers" => InContainer(draft, steps, label),
            "imageRegistryCredentials" => OfRegistry(item),
            "diagnostics" => new(["workspaceKey"], $"The key of the Log Analytics workspace {Shown(draft.Properties.Get("diagnostics").Get("logAnalytics").Get("workspaceId").Text())}."),
            "volumes" when names.Contains("azureFile") =>
                new([label, "accountKey"], $"The key of the storage account {Shown(item.Get("azureFile").Get("storageAccountName").Text())}, for the volume {Shown(label)}."),
            "volumes" when names.Contains("gitRepo") => new([label, "repository"], $"The URL of the repository in the volume {Shown(label)}."),
            "volumes" when names[^1] == "secret" => new([label, "secret"], $"The files of the secret volume {Shown(label)}: an object with the content of each in base64."),
            "volumes" => new([label, names[^1]], $"The file {Shown(names[^1])} of the secret volume {Shown(label)}, in base64."),
            "extensions" => new([label, names[^1]], $"The setting {Shown(names[^1])} of the extension {Shown(label)}."),
            _ => new([.. names.Where(name => name.Length > 0 && name != "properties").TakeLast(2)], $"What stands at {Redaction.Text(path.ToString())}."),
        };
    }

    private static SecretOrigin InContainer(TemplateDraft draft, List<PathNode> steps, string container)
    {
        var isOne = draft.Properties.Get("containers").Items().Concat(draft.Properties.Get("initContainers").Items()).Count() == 1;
        string[] prefix = isOne ? [] : [container];
        var variable = steps.FindIndex(step => step.Member == "environmentVariables");
        if (variable >= 0 && draft.Json.At(steps[variable + 1]).Get("name").Text() is { } name)
        {
            return new([.. prefix, name], $"The environment variable {Shown(name)} of the container {Shown(container)}.");
        }

        var last = steps.Last(step => step.Member is not null).Member!;
        var place = steps[^1].Index >= 0 ? $"{last}[{steps[^1].Index}]" : last;
        return new([.. prefix, place], $"The {place} of the container {Shown(container)}.");
    }

    private static SecretOrigin OfRegistry(JsonNode? entry)
    {
        var server = entry.Get("server").Text();
        var user = entry.Get("username").Text();
        var host = server?.StartsWith('[') == false ? server.Split('.')[0] : "";
        return new([host, "registryPassword"], $"The password of {Shown(user)} for the registry {Shown(server)}.");
    }

    private static List<PathNode> Steps(PathNode path)
    {
        var steps = new List<PathNode>();
        for (var step = path; step is not null; step = step.Parent) steps.Insert(0, step);
        return steps;
    }

    private static string Shown(string? name) => name is not { Length: > 0 } ? "without a name" : name.StartsWith('[') ? "that an expression names" : Redaction.Text(name);
}
