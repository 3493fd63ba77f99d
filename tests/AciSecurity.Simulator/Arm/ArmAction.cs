using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>The action of Azure role-based access control that a request needs, and the scope at which it needs it
/// (https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations).</summary>
internal sealed record ArmAction(string Name, string Scope)
{
    public static ArmAction Of(string method, ArmPath path)
    {
        var type = ResourceCatalog.Find(path.Type)?.Type ?? path.Type;
        type = type == ArmPath.GroupType ? "Microsoft.Resources/subscriptions/resourceGroups" : type;
        var scope = path.IsInstance || path.Parent.Length == 0 ? path.Text : path.Parent;
        return method switch
        {
            "PUT" or "PATCH" => new($"{type}/write", scope),
            "DELETE" => new($"{type}/delete", scope),
            "POST" => new($"{path.Type}/action", path.Parent),
            _ => new($"{type}/read", scope),
        };
    }

    public static ArmAction Of(Call call) =>
        ArmPath.Parse(call.Path) is { } path ? Of(call.Method, path) : new("Microsoft.Resources/subscriptions/read", call.Path);
}
