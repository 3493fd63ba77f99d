using AciSecurity.Connections;

namespace AciSecurity.Resources;

/// <summary>Which databases of Azure the settings of a run's container groups name. Their hosts begin with their names, which no two have.</summary>
public sealed class DatabaseUses
{
    private readonly Dictionary<(string Type, string Name), string> _groups = [];

    /// <summary>The name of a group that names the database; null where none does.</summary>
    public string? Of(ResourceIdentity database) => _groups.GetValueOrDefault(Key(database.Type, database.Name));

    /// <summary>The databases that are named: their types and names, in capitals.</summary>
    public IReadOnlyCollection<(string Type, string Name)> Names => _groups.Keys;

    /// <summary>Takes in what a group's variables, commands and probes name. What is secure Azure does not return, and nobody sees it.</summary>
    public void Add(ContainerGroup group)
    {
        foreach (var container in group.InitContainers.Or([]).Concat(group.Containers.Or([])))
        {
            foreach (var variable in container.EnvironmentVariables.Or([])) Add(variable.VisibleValue, group.Resource);
            Add(container.Command, group.Resource);
            Add(container.LivenessProbe.Command, group.Resource);
            Add(container.ReadinessProbe.Command, group.Resource);
        }
    }

    private void Add(Setting<IReadOnlyList<CommandArgument>> command, Resource group)
    {
        foreach (var word in command.Or([])) Add(word.Text, group);
    }

    private void Add(Setting<string> text, Resource group)
    {
        foreach (var (type, name) in DatabaseHost.In(text.Or(""))) _groups.TryAdd(Key(type, name), group.Name);
    }

    private static (string Type, string Name) Key(string type, string name) => (type.ToUpperInvariant(), name.ToUpperInvariant());
}
