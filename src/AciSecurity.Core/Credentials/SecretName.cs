namespace AciSecurity.Credentials;

/// <summary>Tells from the name of a setting whether it holds a secret.</summary>
/// <remarks>The name is read as words, so that <c>DB_PASSWORD</c>, <c>dbPassword</c> and <c>PGPASSWORD</c> are alike and
/// <c>COMPASS</c> is not. A setting about a secret, such as <c>TOKEN_URL</c> or <c>PASSWORD_FILE</c>, holds none.</remarks>
internal static class SecretName
{
    private static readonly string[] Endings =
    [
        "PASSWORD", "PASSWORDS", "PASSWD", "PASSPHRASE", "PWD", "PW", "SECRET", "SECRETS", "TOKEN", "APIKEY", "APIKEYS", "ACCESSKEY",
        "ACCOUNTKEY", "PRIVATEKEY", "SECRETKEY", "STORAGEKEY", "MASTERKEY", "AUTHKEY", "CREDENTIAL", "CREDENTIALS",
        "CONNECTIONSTRING", "CONNECTIONSTRINGS", "CONNSTR", "CONNSTRING", "REQUIREPASS", "USERPASS",
        // In German, French and Spanish.
        "PASSWORT", "KENNWORT", "MOTDEPASSE", "CONTRASENA", "CONTRASENYA",
    ];

    // Nearly no word ends as a secret does, and a run has very many.
    private static readonly ILookup<char, string> EndingsByLast = Endings.ToLookup(ending => ending[^1]);

    private static readonly HashSet<string> Words = ["PASS", "SAS", "PAT", "CREDS", "TOKENS", "JWT", "SALT", "SECRETO", "CLAVE"];

    private static readonly HashSet<string> KindsOfKey =
    [
        "API", "ACCESS", "ACCOUNT", "STORAGE", "PRIVATE", "SECRET", "SHARED", "MASTER", "ENCRYPTION", "SIGNING", "AUTH",
        "FUNCTION", "SUBSCRIPTION", "WORKSPACE", "ADMIN", "SERVICE", "CLIENT", "SSH", "DEPLOY", "COSMOS", "COSMOSDB",
        "LICENSE", "APP", "FERNET", "SESSION", "COOKIE", "NONCE", "ROOT", "JWT", "HMAC", "SECURE",
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
        "HASH", "HASHER", "CMD", "COMMAND", "COLUMN", "TABLE", "ALIAS", "RATE", "RATIO", "SERVICE", "THROUGH", "GRANT", "MINUTE",
        "SERIALIZER", "CONVERTER", "CLASS", "MANAGER", "RESET", "QUEUE", "TOPIC", "BUCKET", "CONTENT", "STDIN",
    ];

    /// <summary>Words of keys that everybody may see.</summary>
    private static readonly HashSet<string> Public = ["PUBLIC", "PUBLISHABLE", "SITE"];

    /// <summary>Last words of names under which a value that looks like a key is one.</summary>
    private static readonly HashSet<string> Suggestive = ["KEY", "KEYS", "AUTH", "ACCESS", "HMAC", "SIGNATURE", "LOGIN", "SEED"];

    /// <summary>Words of secrets that users choose.</summary>
    private static readonly HashSet<string> Chosen = ["PASSPHRASE", "SIGNING", "ENCRYPTION", "SESSION", "COOKIE", "SALT", "JWT", "HMAC", "MASTER", "FERNET"];

    /// <summary>Whether a setting of this name holds a secret.</summary>
    public static bool Tells(string name) => Tells(NameWords.Of(name));

    /// <summary>Whether a setting whose name has these words holds a secret.</summary>
    public static bool Tells(List<string> words)
    {
        if (words.Count == 0 || IsPublic(words)) return false;
        if (About.Contains(words[^1])) return IsRootToken(words);

        // PWD alone is the shell's name of the working directory.
        if (words is ["PWD"] or ["OLDPWD"] or ["OLD", "PWD"]) return false;
        return words.Exists(word => Words.Contains(word) || EndsLikeASecret(word))
            || EndsLikeASecret(string.Concat(words))
            || words.HasPair(static (first, second) =>
                second is "KEY" or "KEYS" ? KindsOfKey.Contains(first) : IsConnection(first, second) || (first == "ERLANG" && second == "COOKIE"))
            // Headers.
            || words is [.., "AUTHORIZATION"] or ["COOKIE"];
    }

    /// <summary>Whether a setting of this name holds a secret if its value looks like a key.</summary>
    public static bool Suggests(string name) => Suggests(NameWords.Of(name));

    /// <summary>Whether a setting whose name has these words holds a secret if its value looks like a key.</summary>
    public static bool Suggests(List<string> words) =>
        words.Count > 0 && Suggestive.Contains(words[^1]) && !IsPublic(words)
            && !words.Exists(word => word is "INSTRUMENTATION" or "INSTRUMENTATIONKEY" or "GPG" or "PGP" or "PARTITION" or "CACHE");

    /// <summary>Whether it is a password by name: digits alone are one too then.</summary>
    public static bool IsPassword(string name) => NameWords.Of(name).Exists(word =>
        word is "PASS" or "PASSWORT" or "KENNWORT" or "SECRETO" or "CLAVE" || word.EndsWith("PWD", StringComparison.Ordinal) || word.EndsWith("PW", StringComparison.Ordinal) || word.Contains("PASSW", StringComparison.Ordinal));

    /// <summary>Whether users choose the secret, so that any text will do as one: a password, or what signs and encrypts.</summary>
    /// <remarks>Keys and tokens are issued by somebody, and client secrets too.</remarks>
    public static bool IsChosen(string name)
    {
        var words = NameWords.Of(name);
        return IsPassword(name)
            || words.Exists(Chosen.Contains)
            || (words.Exists(word => word is "SECRET" or "SECRETS") && !words.Contains("CLIENT"));
    }

    /// <summary>Whether it is a pair of user and password by name.</summary>
    public static bool IsUserAndPassword(List<string> words) => words is [.., "AUTH"] or [.., "BASIC", "AUTH", _];

    /// <summary>Whether it is a connection string by name: whether that holds a secret shows in its parts.</summary>
    public static bool IsConnectionString(string name)
    {
        var words = NameWords.Of(name);
        return words.Any(word => word.Contains("CONNSTR", StringComparison.Ordinal) || word.Contains("CONNECTIONSTRING", StringComparison.Ordinal))
            || words.HasPair(IsConnection);
    }

    private static bool IsPublic(List<string> words) => words.Exists(Public.Contains);

    // Vault takes the token itself: https://developer.hashicorp.com/vault/docs/commands/server#dev-root-token-id
    private static bool IsRootToken(List<string> words) => words is [.., "ROOT", "TOKEN", "ID"];

    private static bool EndsLikeASecret(string word)
    {
        foreach (var ending in EndingsByLast[word[^1]])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool IsConnection(string first, string second) =>
        first is "CONNECTION" or "CONN" && second is "STRING" or "STRINGS" or "STR";
}
