using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Scenarios;

/// <summary>A made-up Azure: who is in it, what is in it, and how it behaves.</summary>
public sealed record Scenario
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; init; } = new();

    /// <summary>Applications that sign in. A run of the simulator by itself tells the first one's secret.</summary>
    public IReadOnlyList<RegisteredApplication> Applications { get; init; } = [];

    /// <summary>People. The first one approves every device code.</summary>
    public IReadOnlyList<User> Users { get; init; } = [];

    /// <summary>Managed identities of the host.</summary>
    public IReadOnlyList<ManagedIdentity> ManagedIdentities { get; init; } = [];

    /// <summary>Management groups.</summary>
    public IReadOnlyList<ManagementGroup> ManagementGroups { get; init; } = [];

    /// <summary>Subscriptions.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>Storage accounts, as far as their blobs go.</summary>
    public IReadOnlyList<StorageAccount> StorageAccounts { get; init; } = [];

    /// <summary>Resources of any type, as ARM gives them: with id, type and name.</summary>
    public IReadOnlyList<JsonObject> Resources { get; init; } = [];

    /// <summary>Resources that are made rather than written down.</summary>
    internal IEnumerable<StoredResource> Generated { get; init; } = [];

    /// <summary>Events of the activity log, as ARM gives them.</summary>
    public IReadOnlyList<JsonObject> ActivityLog { get; init; } = [];

    /// <summary>How many items a page of a type's list holds; "default" is for the types that are not named.</summary>
    public IReadOnlyDictionary<string, int> Paging { get; init; } = new Dictionary<string, int>();

    /// <summary>Types whose ids come back in another case than they were given: "lower" or "upper".</summary>
    public IReadOnlyDictionary<string, string> IdCase { get; init; } = new Dictionary<string, string>();

    /// <summary>How often a device code is pending before it is approved.</summary>
    public int DeviceCodePolls { get; init; }

    /// <summary>Resource Graph.</summary>
    public GraphSetting Graph { get; init; } = new();

    /// <summary>How many requests ARM allows.</summary>
    public ThrottleSetting Throttle { get; init; } = new();

    /// <summary>Long-running operations.</summary>
    public OperationSetting Operations { get; init; } = new();

    /// <summary>The data planes of registries.</summary>
    public RegistrySetting Registry { get; init; } = new();

    /// <summary>The images that registries hold.</summary>
    public IReadOnlyList<RegistryImage> Images { get; init; } = [];

    /// <summary>Everybody who can sign in.</summary>
    public IEnumerable<Principal> Principals => [.. Applications, .. Users, .. ManagedIdentities];

    /// <summary>A scenario of the simulator by its name, or one of a file by its path.</summary>
    public static Scenario Load(string nameOrPath)
    {
        using var stream = File.Exists(nameOrPath)
            ? File.OpenRead(nameOrPath)
            : typeof(Scenario).Assembly.GetManifestResourceStream(nameOrPath + ".json")
                ?? throw new FileNotFoundException($"There is neither a file nor a scenario called {nameOrPath}.", nameOrPath);
        return JsonSerializer.Deserialize<Scenario>(stream, Json) ?? throw new InvalidDataException($"{nameOrPath} holds no scenario.");
    }

    /// <summary>A scenario from its JSON.</summary>
    public static Scenario Parse(string json) =>
        JsonSerializer.Deserialize<Scenario>(json, Json) ?? throw new InvalidDataException("This is no scenario.");

    /// <summary>A scenario of a certain size.</summary>
    public static Scenario Generate(ScenarioSize size) => GeneratedScenario.Of(size);
}
