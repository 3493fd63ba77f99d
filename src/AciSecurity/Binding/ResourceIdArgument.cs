using System.Management.Automation;
using AciSecurity.Resources;

namespace AciSecurity.Binding;

/// <summary>The id of a resource that somebody names by it, or by an object that has it.</summary>
internal static class ResourceIdArgument
{
    /// <summary>Reads <paramref name="value"/>; null where it has no id.</summary>
    /// <remarks>Used on the pipeline thread: an object's properties may be scripts of the session.</remarks>
    public static string? Of(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        string text => text.StartsWith('/') ? text.TrimEnd('/') : null,
        Resource resource => resource.Id,
        _ => Of(PSObject.AsPSObject(value!).Properties["ResourceId"]?.Value as string ?? PSObject.AsPSObject(value!).Properties["Id"]?.Value as string),
    };
}
