using System.Collections.Concurrent;
using System.Reflection;

namespace AciSecurity.Binding;

/// <summary>The objects that generated Az modules give: their properties are flattened and renamed, but they can say
/// themselves as the JSON that Azure sent.</summary>
internal static class AzureObject
{
    private static readonly ConcurrentDictionary<Type, MethodInfo?> Methods = new();

    /// <summary>The JSON that the object has of itself; null where it has none.</summary>
    public static string? JsonOf(object value)
    {
        var method = Methods.GetOrAdd(value.GetType(), static type => type.GetMethod("ToJsonString", Type.EmptyTypes));
        if (method is null || method.ReturnType != typeof(string)) return null;
        try
        {
            return (string?)method.Invoke(value, null);
        }
        catch (TargetInvocationException exception)
        {
            throw new ObjectUnreadableException("its ToJsonString() fails.", exception);
        }
    }
}
