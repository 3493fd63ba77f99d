using System.Text;
using System.Text.Json;
using AciSecurity.Resources;

namespace AciSecurity.Confidential;

/// <summary>A confidential computing enforcement policy, as far as it is data: what containers may run and what may be done to them.</summary>
/// <remarks>The forms are those that <c>az confcom acipolicygen</c> writes (azure-cli-extensions, src/confcom/azext_confcom/data) and that
/// hcsshim, which enforces them, documents (microsoft/hcsshim, pkg/securitypolicy: framework.rego, open_door.rego).</remarks>
internal sealed class EnforcementPolicy
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, MaxDepth = 64 };
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Other =
    [
        "api_version", "api_svn", "framework_version", "framework_svn", "fragments", "containers", "external_processes", "reason",
        "allow_properties_access", "allow_dump_stacks", "allow_runtime_logging", "allow_environment_variable_dropping",
        "allow_unencrypted_scratch", "allow_capability_dropping",
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Why the policy is more than data that can be judged here, as a phrase; null where it is not.</summary>
    public string? Unclear { get; private set; }

    /// <summary>Whether it is the old JSON form with <c>allow_all</c>.</summary>
    public bool AllowsAll { get; private set; }

    /// <summary>The enforcement points that are allowed whatever is asked.</summary>
    public List<string> OpenPoints { get; } = [];

    /// <summary>Reads a policy.</summary>
    public static EnforcementPolicy Read(string base64)
    {
        var policy = new EnforcementPolicy();
        if (Decode(base64) is not { } text) policy.Unclear = "is not base64 of a text";
        else if (text.TrimStart().StartsWith('{')) policy.ReadJson(text);
        else policy.ReadRego(text);
        return policy;
    }

    /// <summary>Whether a flag is set; null where its value is no Boolean.</summary>
    public bool? Flag(string name) => !_values.TryGetValue(name, out var value) || value == "false" ? false : value == "true" ? true : null;

    /// <summary>The items of a list that is data; null where it is none.</summary>
    public IReadOnlyList<JsonElement>? List(string name)
    {
        if (!_values.TryGetValue(name, out var value)) return [];
        return Parse(value) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : null;
    }

    private static string? Decode(string base64)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(base64.Trim()));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonElement? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsAllowed(string value) =>
        Parse(value) is { ValueKind: JsonValueKind.Object } verdict && verdict.Find("allowed", out var allowed) && allowed.ValueKind == JsonValueKind.True;

    private static bool IsDenied(string value) =>
        Parse(value) is { ValueKind: JsonValueKind.Object } verdict && verdict.Find("allowed", out var allowed) && allowed.ValueKind == JsonValueKind.False;

    private void ReadJson(string text)
    {
        AllowsAll = Parse(text) is { ValueKind: JsonValueKind.Object } policy && policy.Find("allow_all", out var all) && all.ValueKind == JsonValueKind.True;
        if (!AllowsAll) Unclear = "is in the old JSON form";
    }

    private void ReadRego(string text)
    {
        var isPolicy = false;
        foreach (var statement in RegoText.Statements(text))
        {
            if (statement == "package policy") isPolicy = true;
            else if (statement.StartsWith("import ", StringComparison.Ordinal)) continue;
            else if (RegoText.Assignment(statement) is var (name, value)) Take(name, value);
            else Unclear = "has rules of its own";
        }

        if (!isPolicy) Unclear = "is no Rego module 'policy'";
    }

    private void Take(string name, string value)
    {
        if (!_values.TryAdd(name, value)) Unclear = "gives a name two values";
        else if (value == $"data.framework.{name}" || Array.IndexOf(Other, name) >= 0 || IsDenied(value)) return;
        else if (IsAllowed(value)) OpenPoints.Add(name);
        else Unclear = "has rules of its own";
    }
}
