using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AciSecurity.Access;

/// <summary>A custom role as the Azure CLI and Az PowerShell take it from a file.</summary>
/// <param name="Name">What it is called; unique in the tenant.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Actions">What it allows.</param>
/// <param name="AssignableScopes">Where it can be assigned.</param>
/// <remarks>https://learn.microsoft.com/azure/role-based-access-control/custom-roles</remarks>
public sealed record CustomRole(string Name, string Description, IReadOnlyList<string> Actions, IReadOnlyList<string> AssignableScopes)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The role as JSON: for <c>az role definition create --role-definition</c> and <c>New-AzRoleDefinition -InputFile</c>.</summary>
    public string ToJson()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WriteString(nameof(Name), Name);
            json.WriteBoolean("IsCustom", true);
            json.WriteString(nameof(Description), Description);
            Write(json, nameof(Actions), Actions);
            Write(json, "NotActions", []);
            Write(json, "DataActions", []);
            Write(json, "NotDataActions", []);
            Write(json, nameof(AssignableScopes), AssignableScopes);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
