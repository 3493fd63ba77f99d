using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Keys, passwords and signatures in connection strings and addresses.</summary>
/// <remarks>https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string,
/// https://learn.microsoft.com/azure/storage/common/storage-sas-overview</remarks>
internal static partial class ConnectionFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(new(AccountKey(), "AccountKey") { Shortest = 12 }, "an account key"),
        new(new(SharedAccessKey(), "SharedAccessKey") { Shortest = 17 }, "a shared access key"),
        new(new(AccessKey(), "AccessKey", "Secret") { Shortest = 16 }, "an access key"),
        new(new(Password(), "Password", "Pwd") { Shortest = 5 }, "a connection string with a password"),
        new(new(Signature(), "sig=") { Shortest = 14 }, "a shared access signature"),
    ];

    // Connection strings of Azure Storage and Cosmos DB.
    [GeneratedRegex(@"\bAccountKey\s*=\s*(?<secret><[^<>]*>|[^;\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AccountKey();

    // Connection strings of Service Bus, Event Hubs and IoT Hub; the emulators' name no key.
    // https://learn.microsoft.com/azure/event-hubs/overview-emulator
    [GeneratedRegex(@"\bSharedAccessKey\s*=\s*(?!SAS_KEY_VALUE\b)(?<secret><[^<>]*>|[^;\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SharedAccessKey();

    // Connection strings of SignalR, Communication Services and App Configuration: Endpoint=…;AccessKey=…, Endpoint=…;Id=…;Secret=….
    [GeneratedRegex(@"\A(?=[^\n]*?\bEndpoint\s*=)[^\n]*?;\s*(?:AccessKey|Secret)\s*=\s*(?<secret><[^<>]*>|[^;\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"[;,?&]\s{0,3}(?:Password|Pwd)\s{0,3}=\s{0,3}[""']?(?<secret><[^<>]*>|\$\([^()]*\)|[^;,&\s""']+)|^(?:Password|Pwd)\s{0,3}=\s{0,3}[""']?(?<secret><[^<>]*>|[^;,&\s""']+)[""']?\s{0,3};", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Password();

    [GeneratedRegex(@"(?:^|[?&;=\s""'])sig=(?<secret>[^&\s""']{10,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Signature();
}
