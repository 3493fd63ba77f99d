using System.Management.Automation;
using AciSecurity.Resources;

namespace AciSecurity.Commands;

/// <summary>Gives the container groups that are deployed.</summary>
[Cmdlet(VerbsCommon.Get, "AciContainerGroup", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Resource))]
public sealed class GetAciContainerGroupCommand : InventoryCommand
{
    private protected override IReadOnlyCollection<string> Types { get; } = [ResourceTypes.ContainerGroup];
}
