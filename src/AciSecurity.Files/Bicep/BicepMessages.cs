using System.Text.Json.Serialization;

namespace AciSecurity.Files.Bicep;

/// <summary>A request that names a file.</summary>
/// <remarks>The messages are those of the CLI's <c>bicep jsonrpc</c>: src/Bicep.Cli/Rpc/ICliJsonRpcProtocol.cs in Azure/bicep.</remarks>
internal sealed record PathRequest([property: JsonPropertyName("path")] string Path);

/// <summary>A request for the compiled form of a .bicepparam file.</summary>
internal sealed record CompileParamsRequest(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("parameterOverrides")] IReadOnlyDictionary<string, object> ParameterOverrides);

/// <summary>A request for what a deployment would make.</summary>
internal sealed record SnapshotRequest(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("metadata")] SnapshotMetadata Metadata,
    [property: JsonPropertyName("externalInputs")] IReadOnlyList<object> ExternalInputs);

/// <summary>Where the deployment would go; what is left out stays an expression in the answer.</summary>
internal sealed record SnapshotMetadata(
    [property: JsonPropertyName("subscriptionId")] string? SubscriptionId,
    [property: JsonPropertyName("resourceGroup")] string? ResourceGroup);

/// <summary>What a deployment would make, as JSON text.</summary>
internal sealed record SnapshotResponse([property: JsonPropertyName("snapshot")] string Snapshot);

/// <summary>A compiled .bicep file: its ARM template, unless there are errors.</summary>
internal sealed record CompileResponse(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("diagnostics")] IReadOnlyList<BicepDiagnostic> Diagnostics,
    [property: JsonPropertyName("contents")] string? Contents);

/// <summary>A compiled .bicepparam file: its template and parameters, unless there are errors.</summary>
internal sealed record CompileParamsResponse(
    [property: JsonPropertyName("success")] bool Success,
    [property: JsonPropertyName("diagnostics")] IReadOnlyList<BicepDiagnostic> Diagnostics,
    [property: JsonPropertyName("parameters")] string? Parameters,
    [property: JsonPropertyName("template")] string? Template);

/// <summary>Something the compiler says about a line.</summary>
internal sealed record BicepDiagnostic(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("range")] BicepRange Range,
    [property: JsonPropertyName("level")] string Level,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("message")] string Message)
{
    /// <summary>Whether the file cannot be compiled because of it.</summary>
    public bool IsError => Level.Equals("Error", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The resources and modules that a .bicep file declares.</summary>
internal sealed record GraphResponse([property: JsonPropertyName("nodes")] IReadOnlyList<GraphNode> Nodes);

/// <summary>One resource or module (<c>&lt;module&gt;</c>) of a .bicep file.</summary>
internal sealed record GraphNode(
    [property: JsonPropertyName("range")] BicepRange Range,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("isExisting")] bool IsExisting,
    [property: JsonPropertyName("relativePath")] string? RelativePath);

/// <summary>A stretch of a file; lines and characters count from 0.</summary>
internal sealed record BicepRange([property: JsonPropertyName("start")] BicepPosition Start);

/// <summary>A place in a file, counted from 0.</summary>
internal sealed record BicepPosition([property: JsonPropertyName("line")] int Line, [property: JsonPropertyName("char")] int Character);
