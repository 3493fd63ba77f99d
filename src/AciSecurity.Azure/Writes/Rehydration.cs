using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using Azure.Core;

namespace AciSecurity.Azure.Writes;

/// <summary>Makes what Azure.Core needs to go on with a long-running operation: the addresses, and how it was begun.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/api/azure.operation.rehydrate. A token is made of its JSON, as of one that was kept.</remarks>
internal static class Rehydration
{
    /// <summary>The token of an operation that an answer named.</summary>
    /// <param name="method">How it was begun.</param>
    /// <param name="first">Where it was begun.</param>
    /// <param name="header">Which header named it: AzureAsyncOperation or Location.</param>
    /// <param name="next">What the header said, as it came.</param>
    /// <param name="result">Where the result is when it is over; null where only the end counts.</param>
    public static RehydrationToken Token(RequestMethod method, Uri first, string header, string next, string? result = null)
    {
        var json = new JsonObject
        {
            ["version"] = "1.0.0",
            ["id"] = "NOT_SET",
            ["requestMethod"] = method.Method,
            ["initialUri"] = first.AbsoluteUri,
            ["nextRequestUri"] = next,
            ["headerSource"] = header,
            ["lastKnownLocation"] = result ?? (header == "Location" ? next : null),
            ["finalStateVia"] = result is null ? header : "Location",
        };
        return ModelReaderWriter.Read<RehydrationToken>(BinaryData.FromString(json.ToJsonString()), ModelReaderWriterOptions.Json)!;
    }
}
