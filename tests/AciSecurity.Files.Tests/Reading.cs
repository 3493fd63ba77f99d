using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Files.Tests;

/// <summary>What came of reading a source.</summary>
internal sealed class Reading
{
    private Reading(IReadOnlyList<RunItem> items) => Items = items;

    public IReadOnlyList<RunItem> Items { get; }

    public IReadOnlyList<Resource> Resources => [.. Items.OfType<RunItem.ResourceRead>().Select(item => item.Resource)];

    /// <summary>What templates and parameter files declare themselves.</summary>
    public IReadOnlyList<Resource> Deployments => [.. Items.OfType<RunItem.TemplateRead>().Select(item => item.Deployment)];

    public IReadOnlyList<Fault> Faults => [.. Items.OfType<RunItem.FaultRaised>().Select(item => item.Fault)];

    public IReadOnlyList<string> Warnings => [.. Items.OfType<RunItem.Warning>().Select(item => item.Text)];

    public IReadOnlyList<string> Remarks => [.. Items.OfType<RunItem.Progress>().Select(item => item.Text)];

    public static Task<Reading> OfAsync(params string[] paths) => OfAsync(new FileSourceRequest { Paths = paths });

    /// <summary>Reads without a Bicep CLI, whatever the machine has.</summary>
    public static Task<Reading> WithoutBicepAsync(params string[] paths) =>
        OfAsync(new FileSourceRequest { Paths = paths, BicepPath = "/no/bicep/here" });

    public static Task<Reading> OfAsync(FileSourceRequest request, CancellationToken cancellationToken = default) =>
        OfAsync(new FileResourceSource(request), cancellationToken);

    public static async Task<Reading> OfAsync(IResourceSource source, CancellationToken cancellationToken = default)
    {
        var items = new List<RunItem>();
        await foreach (var item in source.ReadAsync(cancellationToken)) items.Add(item);
        return new(items);
    }
}
