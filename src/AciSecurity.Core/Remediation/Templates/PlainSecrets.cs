using System.Text.Json.Nodes;
using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules.ContainerInstances;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>Makes plain variables that hold secrets secure, and takes secrets out of the file where Azure has no place for them.</summary>
internal static class PlainSecrets
{
    /// <summary>Repairs what can be, and says what cannot.</summary>
    public static void Apply(TemplateDraft draft)
    {
        foreach (var container in DraftContainer.Of(draft))
        {
            foreach (var variable in container.Container.EnvironmentVariables.Or([])) Variable(draft, variable);
            foreach (var setting in CommandSecretRule.Examine(container.Container, draft.Group, SecretDetector.Examine)) Command(draft, container, setting);
        }

        foreach (var volume in draft.Group.AsContainerGroup().Volumes.Or([])) Repository(draft, volume);
        Rest(draft, draft.Json, null);
    }

    private static void Variable(TemplateDraft draft, EnvironmentVariable variable)
    {
        if (variable.Value.Place is not { } path || !IsSecret(draft, variable) || draft.Json.At(path.Parent) is not JsonObject json) return;
        var before = json.Get("value").Text();
        json.Drop("value");
        if (variable.HasSecureValue.IsUnresolved || variable.HasSecureValue.Value || variable.SecureValueReference.IsKnown)
        {
            draft.Changed(path.ToString(), Redaction.Hidden, null);
            return;
        }

        var after = before is not null && SecretParameters.IsKept(draft, before) ? before : SecretParameters.New(draft, path, "string");
        json.Put("secureValue", after);
        draft.Changed(path.ToString(), Redaction.Hidden, null);
        draft.Changed(new PathNode(path.Parent, "secureValue").ToString(), null, after);
    }

    /// <summary>As Aci.PlaintextSecret decides; and where that cannot tell, a name that tells is enough, and so is a value that is there.</summary>
    private static bool IsSecret(TemplateDraft draft, EnvironmentVariable variable)
    {
        if (variable.ValueExpression is { } text && TemplateExpression.Parse(text)?.Parameters.Any(draft.IsSecure) == true) return true;
        var examined = PlaintextSecretRule.Examine(variable, draft.Group, SecretDetector.Examine);
        return examined?.Outcome == Outcome.Fail || (examined is not null && (variable.Value.IsKnown || SecretSigns.NameTells(variable.Name.Or(""))));
    }

    private static void Command(TemplateDraft draft, DraftContainer container, ExaminedSetting examined)
    {
        if (examined.Outcome != Outcome.Fail || examined.Setting.Value.Place is not { } path) return;
        draft.NotRepairedAs($"The container {Redaction.Text(container.Container.Label)} has a secret in its {examined}: commands and probes are stored as plain text. "
            + "Let the program read it from a secure variable or a mounted file. The template takes it from a parameter.");
        if (draft.Json.At(path) is not JsonArray)
        {
            SecretParameters.Replace(draft, path);
            return;
        }

        // The whole line told, and no argument of it alone.
        var origin = SecretOrigin.Of(draft, path);
        var after = draft.Parameter(origin.Words, "array", isSecure: false, origin.StandsFor);
        draft.Json.Replace(path, after);
        draft.Changed(path.ToString(), Redaction.Hidden, after);
    }

    private static void Repository(TemplateDraft draft, Volume volume)
    {
        if (volume.Repository.Place is not { } path || draft.Json.At(path).Text() is not { } url || !RepositoryUrl.HoldsCredentials(url)) return;
        draft.NotRepairedAs($"The volume {Redaction.Text(volume.Label)} clones a git repository with credentials in its URL, which is stored as plain text: build its content into "
            + "the image. The template takes the URL from a parameter.");
        SecretParameters.Replace(draft, path);
    }

    /// <summary>Whatever else holds a secret by its looks, a tag or a label.</summary>
    private static void Rest(TemplateDraft draft, JsonNode? node, PathNode? path)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList()) Rest(draft, value, new(path, name));
        }
        else if (node is JsonArray items)
        {
            for (var at = 0; at < items.Count; at++) Rest(draft, items[at], new(path, null, at));
        }
        else if (path is not null && node.Text() is { } text && !SecretParameters.IsPublic(path) && SecretParameters.HoldsSecret(text))
        {
            draft.NotRepairedAs($"{Redaction.Text(path.ToString())} holds a secret where everyone who may read the group reads it. The template takes it from a parameter.");
            SecretParameters.Replace(draft, path);
        }
    }
}
