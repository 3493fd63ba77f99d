using System.Collections;
using System.Management.Automation;
using System.Net;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>A simulated Azure and a session that can sign in there.</summary>
internal sealed class LiveAzure : IAsyncDisposable
{
    private LiveAzure(AzureSimulator simulator) => Simulator = simulator;

    public AzureSimulator Simulator { get; }

    public Session Session { get; } = new();

    public static async Task<LiveAzure> StartAsync(Scenario? scenario = null, SimulatorOptions? options = null) => new(await AzureSimulator.StartAsync(scenario ?? Scenario.Load("contoso"), options));

    /// <summary>A simulated Azure where the auditor is signed in.</summary>
    public static async Task<LiveAzure> SignedInAsync(Scenario? scenario = null, SimulatorOptions? options = null)
    {
        var azure = await StartAsync(scenario, options);
        azure.Run("Connect-AciSecurity -ServicePrincipal -Credential $data.Auditor -TenantId $data.TenantId -Environment $data.Environment").Clean();
        azure.Simulator.Requests.Clear();
        return azure;
    }

    /// <summary>Runs a script in which <c>$data</c> knows this Azure.</summary>
    public Result Run(string script) => Session.Run(script, Data());

    public ErrorRecord Catch(string script) => Session.Catch(script, Data());

    public Hashtable Data(Action<Hashtable>? more = null)
    {
        var application = Simulator.Scenario.Applications[0];
        var data = new Hashtable
        {
            ["TenantId"] = Simulator.TenantId,
            ["ClientId"] = application.ClientId,
            ["Auditor"] = Credential(application.ClientId, application.Secret!),
            ["Environment"] = EnvironmentOf(Simulator),
        };
        more?.Invoke(data);
        return data;
    }

    public static PSCredential Credential(string user, string secret) => new(user, new NetworkCredential("", secret).SecurePassword);

    public static Hashtable EnvironmentOf(AzureSimulator simulator) => new()
    {
        ["Name"] = "Simulator",
        ["ResourceManager"] = simulator.Endpoint.ToString(),
        ["Authority"] = simulator.Endpoint.ToString(),
        ["Audience"] = simulator.Endpoint.GetLeftPart(UriPartial.Authority),
        ["KeyVaultSuffix"] = ".vault.azure.net",
        ["RegistrySuffix"] = simulator.HasLocalRegistries ? "localhost" : ".azurecr.io",
        ["BlobService"] = simulator.BlobService.ToString(),
        ["KeyVaultService"] = simulator.VaultService.ToString(),
        ["CertificateThumbprint"] = simulator.CertificateThumbprint,
    };

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Simulator.DisposeAsync();
    }
}
