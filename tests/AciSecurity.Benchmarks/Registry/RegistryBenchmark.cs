using System.Collections.Concurrent;
using System.Diagnostics;
using AciSecurity.Benchmarks.WholeProcess;
using AciSecurity.Images;
using AciSecurity.Registry;
using AciSecurity.Registry.Tests.Real;
using AciSecurity.Sessions;
using AciSecurity.Signatures;

namespace AciSecurity.Benchmarks.Registry;

/// <summary>How images are signed, against what one would do without the module: ask with skopeo, one after the other; and against the same
/// requests alone, so many at once.</summary>
internal static class RegistryBenchmark
{
    private const int Repositories = 20;
    private const int Images = 100;
    private const int Inspected = 100;
    private const int AtOnce = 16;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(TextWriter output, int runs)
    {
        await using var registry = await RealRegistry.StartAsync();
        await FilledRegistry.FillAsync(registry.Address, Repositories, Images);
        var paths = await PathsAsync(registry);
        List<double> ours = [], bare = [], skopeo = [];
        await OursAsync(registry);
        for (var run = 0; run < runs; run++)
        {
            ours.Add(await TimeAsync(() => OursAsync(registry)));
            bare.Add(await TimeAsync(() => BareAsync(registry, paths)));
            skopeo.Add(await TimeAsync(() => SkopeoAsync(registry)));
        }

        const double All = Repositories * Images;
        output.WriteLine($"images                             {All,8:N0}");
        output.WriteLine($"requests an image                  {paths.Count / All,8:N2}");
        output.WriteLine($"signature states                   {Child.Median(ours),8:N0} ms");
        output.WriteLine($"the same requests alone            {Child.Median(bare),8:N0} ms");
        output.WriteLine($"skopeo inspect, {Inspected} of them        {Child.Median(skopeo),8:N0} ms");
        output.WriteLine($"ratio to the requests (median)     {Child.Median(ours.Zip(bare, (mine, alone) => mine / alone)),8:N2}");
        output.WriteLine($"faster than skopeo (median)        {Child.Median(skopeo.Zip(ours, (theirs, mine) => theirs / Inspected / (mine / All))),8:N1}");
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task OursAsync(RealRegistry registry)
    {
        var count = 0;
        await foreach (var item in RegistryReader.ReadSignaturesAsync(new(registry.Address) { ThrottleLimit = AtOnce }, new(), null, default))
        {
            if (item is not ImageItem<ImageSignatures>.Read { Value.State: SignatureState.None }) throw new InvalidOperationException($"{item}");
            count++;
        }

        if (count != Repositories * Images) throw new InvalidOperationException($"{count} images were read.");
    }

    /// <summary>The requests that are made.</summary>
    private static async Task<IReadOnlyCollection<string>> PathsAsync(RealRegistry registry)
    {
        var paths = new ConcurrentQueue<string>();
        RequestObserver.Current = trace =>
        {
            paths.Enqueue(trace.Path);
            return ValueTask.CompletedTask;
        };
        await OursAsync(registry);
        RequestObserver.Current = null;
        return paths;
    }

    private static async Task BareAsync(RealRegistry registry, IEnumerable<string> paths)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.ParseAdd(MediaTypes.OciManifest);
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (path, cancellation) =>
        {
            using var response = await client.GetAsync(new Uri(registry.Address.Endpoint, path), cancellation);
            await response.Content.ReadAsByteArrayAsync(cancellation);
        });
    }

    private static async Task SkopeoAsync(RealRegistry registry)
    {
        for (var number = 0; number < Inspected; number++)
        {
            await Tool.RunAsync("skopeo", "inspect", "--tls-verify=false", $"docker://{registry.Address}/{FilledRegistry.Name(0)}:{FilledRegistry.Tag(number)}");
        }
    }
}
