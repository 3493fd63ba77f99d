using System.Management.Automation;
using System.Reflection;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>What users see of the assembly.</summary>
public sealed class SurfaceTests : IDisposable
{
    private static readonly string[] ChangingVerbs =
        ["Add", "Clear", "Disable", "Enable", "Export", "Lock", "New", "Protect", "Remove", "Repair", "Reset", "Restore", "Set", "Undo", "Unlock", "Unprotect", "Update"];

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Only_types_of_the_core_the_framework_and_the_engine_are_seen()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var assembly = Cmdlets()[0].Assembly;
        var foreign = assembly.GetExportedTypes().SelectMany(Seen).SelectMany(Parts)
            .Where(type => type.Assembly.GetName().Name is not ("AciSecurity" or "AciSecurity.Core" or "System.Management.Automation")
                && Path.GetDirectoryName(type.Assembly.Location) != framework);
        Assert.Empty(foreign);
    }

    [Fact]
    public void Names_are_as_PowerShell_wants_them()
    {
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type.IsAbstract && type.IsSealed)
            .SelectMany(type => type.GetFields()).Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        Assert.Contains("Get", approved);
        foreach (var type in Cmdlets())
        {
            var cmdlet = Cmdlet(type);
            Assert.Contains(cmdlet.VerbName, approved);
            Assert.False(cmdlet.NounName.EndsWith('s') && !cmdlet.NounName.EndsWith("ss", StringComparison.Ordinal), cmdlet.NounName);
            Assert.StartsWith("Ac", cmdlet.NounName, StringComparison.Ordinal);
            Assert.Equal($"{cmdlet.VerbName}{cmdlet.NounName}Command", type.Name);
            Assert.True(type.IsSealed);
        }
    }

    [Fact]
    public void Every_cmdlet_says_what_it_writes() =>
        Assert.All(Cmdlets(), type => Assert.NotEmpty(type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(attribute => attribute.Type)));

    [Fact]
    public void A_cmdlet_asks_before_it_changes_something_and_only_then() =>
        Assert.All(Cmdlets(), type => Assert.Equal(ChangingVerbs.Contains(Cmdlet(type).VerbName), Cmdlet(type).SupportsShouldProcess));

    [Fact]
    public void Switches_are_switches_and_lists_have_singular_names()
    {
        foreach (var parameter in Cmdlets().SelectMany(type => type.GetProperties()).Where(property => property.IsDefined(typeof(ParameterAttribute))))
        {
            Assert.NotEqual(typeof(bool), parameter.PropertyType);
            Assert.False(parameter.PropertyType.IsArray && parameter.Name.EndsWith('s'), parameter.Name);
        }
    }

    private List<Type> Cmdlets() =>
        [.. _session.Run("(Get-Module AciSecurity).ExportedCmdlets.Values.ImplementingType").Clean().Select(type => (Type)type.BaseObject)];

    private static CmdletAttribute Cmdlet(Type type) => type.GetCustomAttribute<CmdletAttribute>()!;

    private static IEnumerable<Type> Seen(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        yield return type;
        if (type.BaseType is { } parent) yield return parent;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily)) yield return field.FieldType;
        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            if (!method.IsPublic && !method.IsFamily && !method.IsFamilyOrAssembly) continue;
            if (method is MethodInfo { ReturnType: var returned }) yield return returned;
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
