using System.Management.Automation;
using AciSecurity.Resources;

namespace AciSecurity.Commands;

/// <summary>Gives the container registries that are deployed.</summary>
[Cmdlet(VerbsCommon.Get, "AcrRegistry", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Resource))]
public sealed class GetAcrRegistryCommand : InventoryCommand
{
    private static readonly string[] Children = [ResourceTypes.RegistryToken, ResourceTypes.RegistryWebhook, ResourceTypes.RegistryCacheRule, ResourceTypes.Replication];

    private protected override IReadOnlyCollection<string> Types => Detailed ? [ResourceTypes.Registry, .. Children] : [ResourceTypes.Registry];

    private protected override Rules.FactKinds Details => Rules.FactKinds.Replications;
}
