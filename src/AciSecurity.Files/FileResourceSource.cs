using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Files.Bicep;
using AciSecurity.Files.Discovery;
using AciSecurity.Files.Exports;
using AciSecurity.Files.Yaml;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Files;

/// <summary>Reads the resources that files declare or hold: ARM templates, Bicep, the YAML of az container create, exports.</summary>
public sealed class FileResourceSource(FileSourceRequest request) : IResourceSource
{
    // The engine answers several calls at once; more than this only wait for each other.
    private const int Concurrency = 4;

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A .bicepparam file says itself which template it is for.
        var bicepParameters = request.ParameterFiles.Where(IsBicepParameters).ToList();
        var finder = FileFinder.Find([.. request.Paths, .. bicepParameters], cancellationToken);
        if (request.ParameterFiles.Count == 0) finder.AddParametersBesideNamed();
        foreach (var item in finder.Items) yield return item;
        var files = new List<RecognisedFile>();
        var recognition = new FileRecognition(request.LargestFile);
        foreach (var file in finder.Files) files.Add(await recognition.RecogniseAsync(file, cancellationToken).ConfigureAwait(false));

        var parameterFiles = new List<string>();
        foreach (var path in request.ParameterFiles.Except(bicepParameters))
        {
            if (await ProblemAsync(path, recognition, cancellationToken).ConfigureAwait(false) is { } problem) yield return new RunItem.FaultRaised(problem);
            else parameterFiles.Add(path);
        }

        using var bicep = Bicep(files, out var warning);
        if (warning is not null) yield return warning;
        var plan = await FilePlan.MakeAsync(files, request with { ParameterFiles = parameterFiles }, bicep, cancellationToken).ConfigureAwait(false);
        foreach (var item in plan.Items) yield return item;

        var deployments = new DeploymentReader(bicep, request.LargestFile);
        var ahead = new Queue<(PlannedRead Read, Task<IReadOnlyList<RunItem>> Items)>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            foreach (var read in plan.Reads)
            {
                if (IsDeployment(read.File.Kind))
                {
                    ahead.Enqueue((read, Task.Run(() => deployments.ReadAsync(read, stop.Token), stop.Token)));
                    if (ahead.Count < Concurrency) continue;
                    foreach (var item in await TakeAsync(ahead).ConfigureAwait(false)) yield return item;
                    continue;
                }

                while (ahead.Count > 0)
                {
                    foreach (var item in await TakeAsync(ahead).ConfigureAwait(false)) yield return item;
                }

                await foreach (var item in OtherAsync(read.File, cancellationToken).ConfigureAwait(false)) yield return item;
            }

            while (ahead.Count > 0)
            {
                foreach (var item in await TakeAsync(ahead).ConfigureAwait(false)) yield return item;
            }
        }
        finally
        {
            // Who stops in the middle must not leave work behind.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(ahead.Select(job => job.Items))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Why a file that was named as parameters is none.</summary>
    private static async Task<Fault?> ProblemAsync(string path, FileRecognition recognition, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return FileFaults.NotFound(path);
        var file = await recognition.RecogniseAsync(new(path, IsNamed: true), cancellationToken).ConfigureAwait(false);
        return file.Fault ?? (file.Kind == FileKind.Parameters ? null : FileFaults.NoParameters(path));
    }

    private static bool IsBicepParameters(string path) => path.EndsWith(".bicepparam", StringComparison.OrdinalIgnoreCase);

    private static bool IsDeployment(FileKind kind) => kind is FileKind.Template or FileKind.Bicep or FileKind.BicepParameters;

    private static async Task<IEnumerable<RunItem>> TakeAsync(Queue<(PlannedRead Read, Task<IReadOnlyList<RunItem>> Items)> ahead)
    {
        var (read, task) = ahead.Dequeue();
        var items = await task.ConfigureAwait(false);
        var with = read.ParameterFile is null ? "" : $" with {Path.GetFileName(read.ParameterFile)}";
        return Counted(read.File.Path + with, items);
    }

    private BicepClient? Bicep(List<RecognisedFile> files, out RunItem.Warning? warning)
    {
        warning = null;
        if (!files.Any(file => IsDeployment(file.Kind))) return null;
        if (BicepLocator.OfProcess.Find(request.BicepPath) is { } path) return new(path, request.FileTimeout);
        if (files.Any(file => file.Kind == FileKind.Template))
        {
            var where = request.BicepPath is null ? "" : $" at {request.BicepPath}";
            warning = new($"The Bicep CLI was not found{where}, so templates are read as they are written: values that they compute are unknown. "
                + "Install it (az bicep install, or https://aka.ms/bicep-install), or name it with -BicepPath or $env:ACISECURITY_BICEP.");
        }

        return null;
    }

    private async IAsyncEnumerable<RunItem> OtherAsync(RecognisedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (file.Kind == FileKind.ResourceList)
        {
            await foreach (var item in ExportReader.ReadAsync(file.File, request.LargestFile, cancellationToken).ConfigureAwait(false)) yield return item;
            yield break;
        }

        IReadOnlyList<RunItem> items;
        try
        {
            items = await WholeAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            items = [new RunItem.FaultRaised(FileFaults.Unreadable(file.Path, fault))];
        }

        foreach (var item in Counted(file.Path, items)) yield return item;
    }

    private static IEnumerable<RunItem> Counted(string name, IReadOnlyList<RunItem> items)
    {
        var count = items.Count(item => item is RunItem.ResourceRead);
        return count == 0 ? items : items.Prepend(new RunItem.Progress($"{name}: {count:N0} resources."));
    }

    private async Task<IReadOnlyList<RunItem>> WholeAsync(RecognisedFile file, CancellationToken cancellationToken)
    {
        if (new FileInfo(file.Path) is { Length: var length } && length > request.LargestFile)
        {
            return [new RunItem.FaultRaised(FileFaults.TooLarge(file.Path, length, request.LargestFile))];
        }

        if (file.Kind == FileKind.Resource)
        {
            var json = Json.JsonText.Read(await File.ReadAllBytesAsync(file.Path, cancellationToken).ConfigureAwait(false));
            return [.. ExportedResource.Read(json.Utf8, new(OriginKind.Export, file.Path, 1)).Select(resource => new RunItem.ResourceRead(resource))];
        }

        var text = await File.ReadAllTextAsync(file.Path, cancellationToken).ConfigureAwait(false);
        return ContainerYaml.Read(file.Path, text)
            ?? (file.File.IsNamed
                ? [new RunItem.FaultRaised(FileFaults.NotRecognised(file.Path))]
                : [new RunItem.Progress($"{file.Path}: passed over, it declares no container group.")]);
    }
}
