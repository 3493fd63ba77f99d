using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>Tells from the name of a setting whether it holds a secret.</summary>
/// <remarks>The name is read as words, so that <c>DB_PASSWORD</c>, <c>dbPassword</c> and <c>PGPASSWORD</c> are alike and
/// <c>COMPASS</c> is not. A setting about a secret, such as <c>TOKEN_URL</c> or <c>PASSWORD_FILE</c>, holds none.</remarks>
internal static partial class SecretName
{
    private static readonly string[] Endings =
    [
        "PASSWORD", "PASSWORDS", "PASSWD", "PASSPHRASE", "PWD", "SECRET", "SECRETS", "TOKEN", "APIKEY", "APIKEYS", "ACCESSKEY",
        "ACCOUNTKEY", "PRIVATEKEY", "SECRETKEY", "STORAGEKEY", "MASTERKEY", "CREDENTIAL", "CREDENTIALS",
        "CONNECTIONSTRING", "CONNECTIONSTRINGS", "CONNSTR", "CONNSTRING",
    ];

    private static readonly HashSet<string> Words = ["PASS", "SAS", "PAT", "CREDS", "TOKENS", "JWT"];

    private static readonly HashSet<string> KindsOfKey =
    [
        "API", "ACCESS", "ACCOUNT", "STORAGE", "PRIVATE", "SECRET", "SHARED", "MASTER", "ENCRYPTION", "SIGNING", "AUTH",
        "FUNCTION", "SUBSCRIPTION", "WORKSPACE", "ADMIN", "SERVICE", "CLIENT", "SSH", "DEPLOY", "COSMOS", "COSMOSDB",
    ];

    /// <summary>Last words of settings that say something about a secret without holding it.</summary>
    private static readonly HashSet<string> About =
    [
        "URL", "URI", "ENDPOINT", "HOST", "HOSTNAME", "PORT", "SERVER", "REGION", "LOCATION", "FILE", "FILENAME", "PATH", "DIR",
        "DIRECTORY", "FOLDER", "MOUNT", "NAME", "NAMES", "ID", "IDS", "USER", "USERNAME", "ARN", "REF", "REFERENCE", "PREFIX",
        "SUFFIX", "HEADER", "FIELD", "CLAIM", "CLAIMS", "ISSUER", "AUDIENCE", "SCOPE", "SCOPES", "EXPIRY", "EXPIRES", "EXPIRATION",
        "EXPIRE", "TTL", "LIFETIME", "DURATION", "TIMEOUT", "INTERVAL", "AGE", "MS", "SECONDS", "MINUTES", "HOURS", "DAYS", "ENABLED",
        "DISABLED", "ENABLE", "DISABLE", "REQUIRED", "ALLOWED", "LENGTH", "SIZE", "COUNT", "LIMIT", "MIN", "MAX", "RETRIES",
        "ATTEMPTS", "POLICY", "TYPE", "KIND", "FORMAT", "ENCODING", "VERSION", "PROVIDER", "STORE", "BACKEND", "VAULT", "CACHE",
        "MODE", "METHOD", "STRATEGY", "ALGORITHM", "ALG", "ROTATION", "SOURCE", "LEVEL", "VALIDATION",
    ];

    /// <summary>Whether a setting of this name holds a secret.</summary>
    public static bool Tells(string name)
    {
        var words = WordsOf(name);
        if (words.Count == 0 || About.Contains(words[^1])) return false;

        // PWD alone is the shell's name of the working directory.
        if (words is ["PWD"] or ["OLDPWD"] or ["OLD", "PWD"]) return false;
        return words.Any(word => Words.Contains(word) || EndsLikeASecret(word))
            || EndsLikeASecret(string.Concat(words))
            || Pairs(words).Any(pair => (KindsOfKey.Contains(pair.First) && pair.Second is "KEY" or "KEYS") || IsConnection(pair));
    }

    /// <summary>Whether it is a password by name: digits alone are one too then.</summary>
    public static bool IsPassword(string name) =>
        WordsOf(name).Any(word => word is "PASS" || word.EndsWith("PWD", StringComparison.Ordinal) || word.Contains("PASSW", StringComparison.Ordinal));

    /// <summary>Whether it is a connection string by name: whether that holds a secret shows in its parts.</summary>
    public static bool IsConnectionString(string name)
    {
        var words = WordsOf(name);
        return words.Any(word => word.Contains("CONNSTR", StringComparison.Ordinal) || word.Contains("CONNECTIONSTRING", StringComparison.Ordinal))
            || Pairs(words).Any(IsConnection);
    }

    private static bool EndsLikeASecret(string word) =>
        Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsConnection((string First, string Second) pair) =>
        pair.First is "CONNECTION" or "CONN" && pair.Second is "STRING" or "STRINGS" or "STR";

    private static IEnumerable<(string First, string Second)> Pairs(List<string> words) => words.Zip(words.Skip(1));

    private static List<string> WordsOf(string name) => [.. Word().Matches(name).Select(match => match.Value.ToUpperInvariant())];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
