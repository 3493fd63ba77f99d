using System.Collections;
using System.Management.Automation;
using System.Text;
using AciSecurity.Errors;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Binding;

/// <summary>Turns what the pipeline brings into sources; files and folders among it are left to be read with the paths.</summary>
/// <remarks>Used on the pipeline thread: an object's properties may be scripts of the session.</remarks>
internal sealed class InputReader(PathSelection paths)
{
    private int _count;

    /// <summary>The sources of an object; none where it is a file or folder. A list is taken apart.</summary>
    public IEnumerable<IResourceSource> Read(PSObject input)
    {
        if (input.BaseObject is IList list and not byte[])
        {
            foreach (var item in list)
            {
                if (ReadOne(item) is { } source) yield return source;
            }
        }
        else if (ReadOne(input) is { } source)
        {
            yield return source;
        }
    }

    private IResourceSource? ReadOne(object? input)
    {
        _count++;
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (value is Resource resource) return new ResourceSource(resource);
        return IsPath(input, value) ? null : ReadJson(input, value);
    }

    private bool IsPath(object? input, object? value)
    {
        if (value is string text && !string.IsNullOrWhiteSpace(text) && !IsJson(text) && paths.TryAddExisting(text)) return true;

        // Items of a provider, and the lines of Get-Content, say where they are from.
        var path = value is FileSystemInfo file
            ? "Microsoft.PowerShell.Core\\FileSystem::" + file.FullName
            : (input as PSObject)?.Properties["PSPath"]?.Value?.ToString();
        if (string.IsNullOrEmpty(path)) return false;
        paths.AddLiteral(path);
        return true;
    }

    private IResourceSource ReadJson(object? input, object? value)
    {
        var target = $"Input object {_count} ({value?.GetType().Name ?? "null"})";
        if (value is string word && !IsJson(word))
        {
            return new FaultSource([InputFaults.NotAResource(target, "this text is neither JSON nor the path of a file or folder.")]);
        }

        try
        {
            var json = value is string text ? Encoding.UTF8.GetBytes(text) : ObjectJson.Of(input);
            return new ResourceExpected(EngineBridge.OpenJson(json, Origin.Pipeline), target);
        }
        catch (ObjectUnreadableException exception)
        {
            return new FaultSource([InputFaults.NotAResource(target, exception.Message)]);
        }
    }

    private static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];
}
