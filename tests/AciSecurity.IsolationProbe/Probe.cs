using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.IsolationProbe;

/// <summary>Uses Azure.Core, and what Azure.Core itself uses.</summary>
public static class Probe
{
    /// <summary>The file of the Azure.Core that this code got, after a use that needs its own dependencies too.</summary>
    public static string UseAzureCore()
    {
        var pipeline = HttpPipelineBuilder.Build(new ProbeOptions());
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(new Uri("https://management.azure.com/"));
        message.Request.Content = RequestContent.Create(BinaryData.FromString("{}"));
        return message.GetType().Assembly.Location;
    }

    private sealed class ProbeOptions : ClientOptions;
}
