namespace AciSecurity.Simulator.Requests;

/// <summary>What a request is about, as far as an audit must care.</summary>
internal static class RequestMeaning
{
    private static readonly string[] Questions = ["/resources", "/checkNameAvailability", "/query", "/token", "/exchange", "/devicecode"];
    private static readonly string[] Secrets = ["/exec", "/attach", "/listCredentials", "/regenerateCredential", "/generateCredentials", "/getCallbackConfig", "/listKeys"];

    public static bool IsWrite(string method, string path) => method switch
    {
        "PUT" or "PATCH" or "DELETE" => !AdminEndpoint.IsAt(path),
        "POST" => !AdminEndpoint.IsAt(path) && !EndsWith(Questions, path),
        _ => false,
    };

    public static bool ReadsSecrets(string method, string path) => method == "POST" && EndsWith(Secrets, path);

    private static bool EndsWith(string[] names, string path) => names.Any(name => path.EndsWith(name, StringComparison.OrdinalIgnoreCase));
}
