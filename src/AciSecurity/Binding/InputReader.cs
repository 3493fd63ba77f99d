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

    /// <summary>The source of one object; null where it is a file or folder.</summary>
    public IResourceSource? Read(object? input)
    {
        _count++;
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        switch (value)
        {
            case Resource resource:
                return new ResourceSource(resource);
            case FileSystemInfo file:
                paths.AddLiteral(file.FullName);
                return null;
            default:
                return ReadJson(input, value);
        }
    }

    private IResourceSource ReadJson(object? input, object? value)
    {
        var target = $"Input object {_count} ({value?.GetType().Name ?? "null"})";
        if (value is string word && !IsJson(word))
        {
            return new FaultSource([InputFaults.NotAResource(target, "this text is no JSON object or list.")]);
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
