using AciSecurity.Files.Templates;
using AciSecurity.Resources;
using StreamJsonRpc;

namespace AciSecurity.Files.Bicep;

/// <summary>Leads the declarations of a compiled template back to the lines of the .bicep files they came from.</summary>
/// <remarks>The compiler keeps the order of declarations of one type. Where the numbers do not agree all the same, all of the type
/// get the line of the first: near, and never another file's.</remarks>
internal sealed class BicepPlaces(BicepClient bicep)
{
    private const string Module = "<module>";
    private readonly Dictionary<int, Origin> _places = [];
    private readonly Dictionary<string, IReadOnlyList<GraphNode>> _graphs = new(StringComparer.Ordinal);

    /// <summary>Finds the place of every declaration of a template that was compiled from <paramref name="file"/>.</summary>
    public static async Task<Func<Declaration, Origin>> FindAsync(
        BicepClient bicep, string file, ArmTemplate template, CancellationToken cancellationToken)
    {
        var places = new BicepPlaces(bicep);
        await places.MapAsync(file, [.. template.Declarations.Where(declaration => declaration.Parent is null)], cancellationToken).ConfigureAwait(false);
        return declaration => places._places.GetValueOrDefault(declaration.Index) ?? new Origin(OriginKind.Template, file);
    }

    private async Task MapAsync(string file, List<Declaration> declarations, CancellationToken cancellationToken)
    {
        var nodes = await GraphAsync(file, cancellationToken).ConfigureAwait(false);
        foreach (var group in declarations.Where(declaration => !declaration.IsExisting).GroupBy(Key, StringComparer.OrdinalIgnoreCase))
        {
            var same = nodes.Where(node => node.Type.Equals(group.Key, StringComparison.OrdinalIgnoreCase)).ToList();
            var members = group.ToList();
            for (var at = 0; at < members.Count; at++)
            {
                var node = same.Count == members.Count ? same[at] : same.FirstOrDefault();
                await PlaceAsync(file, members[at], node, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task PlaceAsync(string file, Declaration declaration, GraphNode? node, CancellationToken cancellationToken)
    {
        var origin = new Origin(OriginKind.Template, file, node is null ? 0 : node.Range.Start.Line + 1);
        _places[declaration.Index] = origin;
        var inside = declaration.Children.Where(child => child.IsInNestedTemplate).ToList();
        if (inside.Count > 0 && node?.RelativePath is { } path && path.EndsWith(".bicep", StringComparison.OrdinalIgnoreCase))
        {
            await MapAsync(Path.GetFullPath(path, Path.GetDirectoryName(file)!), inside, cancellationToken).ConfigureAwait(false);
            return;
        }

        // What a module from a registry declares stands, for this reader, where the module is used.
        foreach (var child in declaration.Children) Inherit(child, origin);
    }

    private void Inherit(Declaration declaration, Origin origin)
    {
        _places[declaration.Index] = origin;
        foreach (var child in declaration.Children) Inherit(child, origin);
    }

    private async Task<IReadOnlyList<GraphNode>> GraphAsync(string file, CancellationToken cancellationToken)
    {
        if (_graphs.TryGetValue(file, out var known)) return known;
        try
        {
            var graph = await bicep.GraphAsync(file, cancellationToken).ConfigureAwait(false);
            return _graphs[file] = [.. graph.Nodes.Where(node => !node.IsExisting).OrderBy(node => node.Range.Start.Line)];
        }
        catch (RemoteInvocationException)
        {
            return _graphs[file] = [];
        }
    }

    private static string Key(Declaration declaration) => declaration.IsDeployment ? Module : declaration.Type;
}
