using System.Globalization;
using System.Text.RegularExpressions;
using AciSecurity.Faults;
using AciSecurity.Sessions;
using Azure.Identity;

namespace AciSecurity.Http;

/// <summary>Says what kept a sign-in from succeeding. Of what Entra answered only its number and the correlation id are kept: the
/// text may hold names, and parts of what was sent.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/reference-error-codes</remarks>
internal sealed partial class SignInFailure(SignIn signIn, AzureEnvironment environment)
{
    /// <summary>The fault of <paramref name="exception"/>.</summary>
    public Fault Of(AuthenticationFailedException exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is FaultException { Fault: var fault }) return fault;
        }

        var text = Texts(exception);
        var refusal = new EntraRefusal(Number(text), Correlation(text));
        if (refusal.Number != 0) return Of(refusal);
        if (exception is AuthenticationRequiredException) return SignInFaults.SessionOver(signIn.Who, refusal);
        if (signIn is SignIn.ManagedIdentity) return SignInFaults.IdentityUnavailable(signIn.Who);
        return ConnectionFailure.Cause(exception) is { } broken
            ? AzureFaults.Unreachable("The sign-in", environment.Authority!.Authority, broken)
            : SignInFaults.Failed(signIn.Who, null, refusal);
    }

    private Fault Of(EntraRefusal refusal) => refusal.Number switch
    {
        7000215 => SignInFaults.SecretRefused(signIn.Who, isExpired: false, refusal),
        7000222 => SignInFaults.SecretRefused(signIn.Who, isExpired: true, refusal),
        700027 or 700024 or 50027 => signIn is SignIn.FederatedToken ? SignInFaults.FederatedTokenRefused(signIn.Who, refusal) : SignInFaults.CertificateRefused(signIn.Who, refusal),
        90002 or 900021 or 900023 or 50059 => SignInFaults.TenantNotFound(signIn.Tenant ?? "the tenant", refusal),
        700016 or 7000112 => SignInFaults.ApplicationNotFound(signIn.Who, signIn.Tenant ?? "", refusal),
        70021 or 700211 or 700212 or 700213 => SignInFaults.FederatedTokenRefused(signIn.Who, refusal),
        50076 or 50078 or 50079 or 50173 or 70043 or 70044 or 700082 or 700084 => SignInFaults.SessionOver(signIn.Who, refusal),
        _ => SignInFaults.Failed(signIn.Who, Why(refusal.Number), refusal),
    };

    private static string? Why(int number) => number switch
    {
        50034 => "the tenant has no such user",
        50053 or 50057 => "the account is locked or disabled",
        50126 => "the name or the password is wrong",
        53000 or 53001 or 53002 or 53003 => "a Conditional Access policy forbids it",
        65001 => "nobody has consented to the application",
        65004 => "the person declined",
        7000218 => "the application is not a public client",
        500011 or 500014 => "the tenant does not know the Resource Manager by this audience",
        _ => null,
    };

    private static string Texts(Exception? exception) =>
        exception is null ? "" : exception.Message + "\n" + Texts(exception.InnerException);

    private static int Number(string text) => NumberPattern().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static string? Correlation(string text) => CorrelationPattern().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"AADSTS(\d{4,8})\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"correlation[ _]?id""?: ?""?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CorrelationPattern();
}
