using System.Management.Automation;
using System.Net;
using AciSecurity.Binding;
using AciSecurity.Faults;

namespace AciSecurity.Sessions;

/// <summary>The session of the Az modules in this runspace, asked through its own cmdlets. On the pipeline thread.</summary>
/// <remarks>Only a module that is loaded is asked: loading it takes seconds, and somebody else's command of the same name is not meant.
/// https://learn.microsoft.com/powershell/module/az.accounts/get-azaccesstoken</remarks>
internal static class AzSession
{
    private const string FindContext = "if (Get-Module -Name Az.Accounts) { Az.Accounts\\Get-AzContext -WarningAction SilentlyContinue -ErrorAction Ignore }";

    // The text of a token came unless -AsSecureString was said, until a version that has no text any more.
    private const string AskToken = """
        param($resource)
        if (-not (Get-Module -Name Az.Accounts)) { throw 'Az.Accounts is not loaded in this runspace.' }
        $more = if ((Get-Command -Name Az.Accounts\Get-AzAccessToken).Parameters.ContainsKey('AsSecureString')) { @{ AsSecureString = $true } } else { @{} }
        Az.Accounts\Get-AzAccessToken -ResourceUrl $resource -WarningAction SilentlyContinue -ErrorAction Stop @more
        """;

    private const string ScopeEnd = "/.default";

    /// <summary>The cloud of the session; null where there is none.</summary>
    public static AzureEnvironment? FindEnvironment()
    {
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            if (shell.AddScript(FindContext, useLocalScope: true).Invoke() is not [{ } context, ..] || Property(context, "Account") is null) return null;
            var environment = Property(context, "Environment");
            var name = Text(environment, "Name") ?? environment?.ToString();
            return AzureEnvironment.All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? (environment is null ? null : Custom(PSObject.AsPSObject(environment), name));
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            return null;
        }
    }

    /// <summary>A token.</summary>
    /// <param name="scope">For what: an audience with <c>/.default</c>.</param>
    /// <exception cref="FaultException">The session gives none.</exception>
    public static AccessToken GetToken(string scope)
    {
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            var results = shell.AddScript(AskToken, useLocalScope: true).AddArgument(scope[..^ScopeEnd.Length]).Invoke();
            if (results is not [{ } result, ..] || TokenArgument.Of(result) is not { } token) throw new FaultException(SignInFaults.AzSessionFailed("it answered with none."));
            var text = new NetworkCredential("", token).Password;
            return new(text, End(result) ?? TokenClaims.Of(text).ExpiresOn ?? default);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            throw new FaultException(SignInFaults.AzSessionFailed(exception.Message));
        }
    }

    private static DateTimeOffset? End(PSObject result) => Property(result, "ExpiresOn") switch
    {
        DateTimeOffset end => end,
        DateTime end => new(end),
        _ => null,
    };

    private static AzureEnvironment Custom(PSObject environment, string? name) => new()
    {
        Name = name ?? "Custom",
        ResourceManager = Address(environment, "ResourceManagerUrl"),
        Authority = Address(environment, "ActiveDirectoryAuthority"),
        Audience = Text(environment, "ActiveDirectoryServiceEndpointResourceId"),
        LogAnalytics = Address(environment, "AzureOperationalInsightsEndpoint"),
        KeyVaultSuffix = Suffix(environment, "AzureKeyVaultDnsSuffix"),
        RegistrySuffix = Suffix(environment, "ContainerRegistryEndpointSuffix"),
        StorageSuffix = Suffix(environment, "StorageEndpointSuffix") is { Length: > 0 } suffix ? ".blob" + suffix : "",
    };

    private static Uri? Address(object environment, string property) => Uri.TryCreate(Text(environment, property), UriKind.Absolute, out var address) ? address : null;

    private static string Suffix(object environment, string property) => Text(environment, property) is { Length: > 0 } suffix ? "." + suffix.TrimStart('.') : "";

    private static string? Text(object? value, string property) => value is null ? null : Property(PSObject.AsPSObject(value), property)?.ToString();

    private static object? Property(PSObject value, string name) => value.Properties[name]?.Value;
}
