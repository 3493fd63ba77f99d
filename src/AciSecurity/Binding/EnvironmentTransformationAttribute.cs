using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using AciSecurity.Sessions;

namespace AciSecurity.Binding;

/// <summary>Lets a parameter take a cloud by its name, or one of one's own as a hashtable or object with the properties of
/// <see cref="AzureEnvironment"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnvironmentTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly Dictionary<string, PropertyInfo> Properties = typeof(AzureEnvironment).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is not null)
        .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return plain switch
        {
            AzureEnvironment environment => environment,
            string name => AzureEnvironment.All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw Refusal($"There is no cloud '{name}'. Name {string.Join(", ", AzureEnvironment.All)}, or give an object with ResourceManager and Authority."),
            IDictionary map => Of(map.Keys.Cast<object>().Select(key => ($"{key}", map[key]))),
            PSCustomObject => Of(((PSObject)inputData).Properties.Select(property => (property.Name, (object?)property.Value))),
            _ => throw Refusal("This is no cloud. Give a name, a hashtable or an object with the properties of AciSecurity.Sessions.AzureEnvironment."),
        };
    }

    private static AzureEnvironment Of(IEnumerable<(string Name, object? Value)> settings)
    {
        var environment = new AzureEnvironment();
        foreach (var (name, value) in settings)
        {
            // A misspelt name would leave something out that was meant to be.
            if (!Properties.TryGetValue(name, out var property)) throw Refusal($"An environment has no '{name}'. It has {string.Join(", ", Properties.Keys)}.");
            if (value is null) continue;
            try
            {
                property.SetValue(environment, LanguagePrimitives.ConvertTo(value, property.PropertyType, CultureInfo.InvariantCulture));
            }
            catch (PSInvalidCastException exception)
            {
                throw Refusal($"{property.Name}: {exception.Message}");
            }
        }

        return environment;
    }

    private static ArgumentTransformationMetadataException Refusal(string message) => new(message);
}
