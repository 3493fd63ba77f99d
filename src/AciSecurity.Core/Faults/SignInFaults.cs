namespace AciSecurity.Faults;

/// <summary>The faults of signing in, one factory each. None of them holds a token, a secret or an assertion.</summary>
public static class SignInFaults
{
    private const string SeeKinds = "Connect-AciSecurity takes -Identity, -ServicePrincipal with -Credential, -CertificatePath, -FederatedTokenFile or -AccessToken; see about_AciSecurity_Authentication.";

    /// <summary>A live cmdlet, and nobody is signed in whom it could ask without a prompt.</summary>
    public static Fault NobodySignedIn() => Needed("Nobody is signed in to Azure.") with { RecommendedAction = "Run Connect-AciSecurity first, or pass -Context." };

    /// <summary>A person would have to sign in where none can be asked.</summary>
    public static Fault NobodyToAsk() => Needed("Nobody can be asked to sign in here: the host is not interactive.") with { RecommendedAction = $"Say how to sign in. {SeeKinds}" };

    /// <summary>The session has ended, or Azure asks for more than it had.</summary>
    public static Fault SessionOver(string account, EntraRefusal refusal) =>
        Needed($"{account}: the sign-in must be renewed by a person{refusal}.") with { RecommendedAction = "Run Connect-AciSecurity again." };

    /// <summary>Entra refused for a reason that has no fault of its own.</summary>
    public static Fault Failed(string account, string? why, EntraRefusal refusal) =>
        new("AciSecurity.SignInFailed", FaultCategory.AuthenticationError, $"{account}: the sign-in was refused{(why is null ? "" : $": {why}")}{refusal}.", account)
        {
            RecommendedAction = refusal.Number == 0
                ? "Check the tenant, the account and the environment; the sign-in logs of Microsoft Entra ID say more."
                : $"https://login.microsoftonline.com/error?code={refusal.Number} explains the number; the sign-in logs of Microsoft Entra ID find the correlation id.",
        };

    /// <summary>Nobody signed in within the time.</summary>
    public static Fault TimedOut(string account, TimeSpan limit) =>
        new("AciSecurity.SignInTimeout", FaultCategory.OperationTimeout, $"{account}: nobody signed in within {limit.TotalMinutes:0.#} minutes.", account)
        {
            RecommendedAction = "Run Connect-AciSecurity again; where no browser can be opened, with -DeviceCode.",
        };

    /// <summary>The secret is wrong or has expired.</summary>
    public static Fault SecretRefused(string application, bool isExpired, EntraRefusal refusal) =>
        new("AciSecurity.SecretRefused", FaultCategory.AuthenticationError, $"{application}: the secret {(isExpired ? "has expired" : "is wrong")}{refusal}.", application)
        {
            RecommendedAction = isExpired
                ? "Make a new secret of the application, or use a certificate or a federated credential, which need none."
                : "Pass the secret's value, not its id, and check that it is of this application and tenant.",
        };

    /// <summary>The file or store holds no certificate that could sign in.</summary>
    public static Fault CertificateUnreadable(string certificate, string cause) =>
        new("AciSecurity.CertificateUnreadable", FaultCategory.ReadError, $"{certificate}: {cause}", certificate)
        {
            RecommendedAction = "Name a PEM or PFX file that holds the private key too, with -CertificatePassword if it has one, or the thumbprint of a certificate of the user's or the machine's store.",
        };

    /// <summary>The application does not have the certificate.</summary>
    public static Fault CertificateRefused(string application, EntraRefusal refusal) =>
        new("AciSecurity.CertificateRefused", FaultCategory.AuthenticationError, $"{application}: the certificate is not one of the application, or has expired{refusal}.", application)
        {
            RecommendedAction = "Upload the certificate's public part to the application, and check its dates and the machine's clock.",
        };

    /// <summary>The file with the token of another issuer cannot be read.</summary>
    public static Fault FederatedTokenUnreadable(string file, string cause) =>
        new("AciSecurity.FederatedTokenUnreadable", FaultCategory.ReadError, $"{file}: the federated token cannot be read: {cause}", file)
        {
            RecommendedAction = "Check the path (AZURE_FEDERATED_TOKEN_FILE names it in workload identities), and that the job may ask for a token.",
        };

    /// <summary>The application does not trust the issuer or the subject of the token.</summary>
    public static Fault FederatedTokenRefused(string application, EntraRefusal refusal) =>
        new("AciSecurity.FederatedTokenRefused", FaultCategory.AuthenticationError, $"{application}: no federated credential of the application fits the token, or it has expired{refusal}.", application)
        {
            RecommendedAction = "Compare issuer, subject and audience of the application's federated credential with the token's, and get a new token.",
        };

    /// <summary>There is no such tenant.</summary>
    public static Fault TenantNotFound(string tenant, EntraRefusal refusal) =>
        new("AciSecurity.TenantNotFound", FaultCategory.ObjectNotFound, $"{tenant}: there is no such tenant in this cloud{refusal}.", tenant)
        {
            RecommendedAction = "Check -TenantId, a GUID or a domain of the tenant, and -Environment.",
        };

    /// <summary>There is no such application in the tenant.</summary>
    public static Fault ApplicationNotFound(string application, string tenant, EntraRefusal refusal) =>
        new("AciSecurity.ApplicationNotFound", FaultCategory.ObjectNotFound, $"{application}: the tenant {tenant} has no such application{refusal}.", application)
        {
            RecommendedAction = "Pass the application's client id, not its object id, and its own tenant.",
        };

    /// <summary>The machine has no managed identity, or not this one.</summary>
    public static Fault IdentityUnavailable(string identity) =>
        new("AciSecurity.IdentityUnavailable", FaultCategory.AuthenticationError, $"{identity}: this machine gives no token for it.", identity)
        {
            RecommendedAction = "Turn a managed identity on for the Azure resource that this runs on; name a user-assigned one with -ClientId or -ResourceId. Outside of Azure there is none.",
        };

    /// <summary>The token that was given has ended.</summary>
    public static Fault TokenExpired(DateTimeOffset end) =>
        new("AciSecurity.TokenExpired", FaultCategory.AuthenticationError, $"The token that was given ended at {end:u}.", "AccessToken")
        {
            RecommendedAction = "Get a new one and run Connect-AciSecurity -AccessToken again; other ways to sign in get new ones by themselves.",
        };

    /// <summary>The token that was given is none, or is for somebody else.</summary>
    public static Fault TokenInvalid(string cause) =>
        new("AciSecurity.TokenInvalid", FaultCategory.InvalidArgument, $"The token that was given {cause}.", "AccessToken")
        {
            RecommendedAction = "Pass a token for the Resource Manager: (Get-AzAccessToken -AsSecureString), or 'az account get-access-token'.",
        };

    /// <summary>The environment lacks an address, or one is not https.</summary>
    public static Fault EnvironmentInvalid(string name, string cause) =>
        new("AciSecurity.EnvironmentInvalid", FaultCategory.InvalidArgument, $"{name}: {cause}", name)
        {
            RecommendedAction = "Name AzureCloud, AzureUSGovernment or AzureChinaCloud, or give ResourceManager and Authority as https addresses.",
        };

    /// <summary>The session of the Az modules gives no token.</summary>
    public static Fault AzSessionFailed(string cause) =>
        new("AciSecurity.AzSessionFailed", FaultCategory.AuthenticationError, $"The session of Az.Accounts gives no token: {cause}", "Az.Accounts")
        {
            RecommendedAction = "Run Connect-AzAccount again, or sign in with Connect-AciSecurity by itself.",
        };

    private static Fault Needed(string message) =>
        new("AciSecurity.SignInNeeded", FaultCategory.AuthenticationError, message, "Connect-AciSecurity") { RecommendedAction = SeeKinds };
}
