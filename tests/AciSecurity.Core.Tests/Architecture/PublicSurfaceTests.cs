using System.Reflection;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Architecture;

/// <summary>Core's types cross the border between two load contexts, so what they show must be the same on both sides.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Assembly Core = typeof(Resource).Assembly;

    [Fact]
    public void Only_types_of_Core_and_of_the_base_library_are_in_its_public_surface()
    {
        var foreign = Core.GetExportedTypes()
            .SelectMany(type => Surface(type).Select(shown => (Type: type, Shown: shown)))
            .Where(pair => !IsAllowed(pair.Shown))
            .Select(pair => $"{pair.Type.FullName} shows {pair.Shown.FullName}")
            .Distinct();

        Assert.Empty(foreign);
    }

    [Fact]
    public void The_test_sees_what_it_is_to_see()
    {
        Assert.Contains(typeof(ReadOnlyMemory<>), Surface(typeof(Resource)).Select(Open));
        Assert.False(IsAllowed(typeof(System.Text.Json.JsonElement)));
        Assert.False(IsAllowed(typeof(System.Text.Json.Nodes.JsonNode)));
        Assert.False(IsAllowed(typeof(Assert)));
        Assert.True(IsAllowed(typeof(TimeProvider)));
    }

    [Fact]
    public void It_references_the_base_library_alone() =>
        Assert.All(Core.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    private static bool IsAllowed(Type type) =>
        type.Assembly == Core
        || (type.Assembly.Location.StartsWith(Path.GetDirectoryName(typeof(object).Assembly.Location)!, StringComparison.Ordinal)
            && type.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal) is not true);

    private static IEnumerable<Type> Surface(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMembers(All).OfType<MethodBase>().Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);
        var fields = type.GetFields(All).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly);
        return methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)
                .Append(method is MethodInfo { ReturnType: var returned } ? returned : typeof(void)))
            .Concat(fields.Select(field => field.FieldType))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object))
            .SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsGenericParameter) return [];
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(Open(type)) : [type];
    }

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
