using System.Management.Automation;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Requests;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>A simulated Azure where somebody is signed in who may do everything, and a journal beside it.</summary>
internal sealed class RepairedAzure : IAsyncDisposable
{
    private static readonly string[] OfAzure = ["systemData", "provisioningState", "etag"];

    private readonly TemporaryFolder _folder = new();

    private RepairedAzure(LiveAzure azure) => Azure = azure;

    public LiveAzure Azure { get; }

    public string Journal => Path.Combine(_folder.Path, "journal.jsonl");

    /// <summary>The changes that were asked for.</summary>
    public IReadOnlyList<RecordedRequest> Writes => Azure.Simulator.Requests.Writes;

    public static async Task<RepairedAzure> StartAsync(Action<Scenario>? change = null)
    {
        var scenario = Scenario.Load("contoso");
        change?.Invoke(scenario);
        var azure = await LiveAzure.StartAsync(scenario);
        var operating = azure.Data(data => data["Operator"] = OperatorOf(scenario));
        azure.Session.Run("Connect-AciSecurity -ServicePrincipal -Credential $data.Operator -TenantId $data.TenantId -Environment $data.Environment", operating).Clean();
        azure.Simulator.Requests.Clear();
        return new(azure);
    }

    public Result Run(string script) => Azure.Run(script);

    /// <summary>A resource as it is, by the end of its id, without what Azure alone writes.</summary>
    public JsonObject Read(string id)
    {
        var found = Azure.Simulator.Find(id) ?? throw new ArgumentException($"There is no {id}.", nameof(id));
        Strip(found);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await Azure.DisposeAsync();
    }

    private static PSCredential OperatorOf(Scenario scenario)
    {
        var application = scenario.Applications.Single(one => one.Name == "operator");
        return LiveAzure.Credential(application.ClientId, application.Secret!);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is not JsonObject members) return;
        foreach (var name in OfAzure) members.Remove(name);
        foreach (var member in members.ToList()) Strip(member.Value);
    }
}
