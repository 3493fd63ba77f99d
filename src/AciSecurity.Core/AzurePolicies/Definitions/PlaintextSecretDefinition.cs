using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>No plain environment variable has a secret's name, or a value that shows that it holds one.</summary>
internal static class PlaintextSecretDefinition
{
    private const string Names = "secretNamePatterns";
    private const string Marks = "secretValueMarks";
    private const string Harmless = "harmlessValuePatterns";

    private static readonly string[] Endings =
    [
        "password", "passwords", "passwd", "passphrase", "pwd", "secret", "secrets", "token", "credential", "credentials",
        "apikey", "api_key", "apikeys", "api_keys", "accesskey", "access_key", "accountkey", "account_key", "privatekey", "private_key",
        "secretkey", "secret_key", "storagekey", "storage_key", "masterkey", "master_key", "shared_key", "encryption_key", "signing_key",
        "connectionstring", "connection_string", "connectionstrings", "connection_strings", "connstr", "conn_str", "connstring", "conn_string",
        "_pass", "_sas", "_pat", "_creds", "_jwt",
    ];

    private static readonly string[] HarmlessWords =
        ["", "true", "false", "yes", "no", "on", "off", "enabled", "disabled", "none", "null"];

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy) =>
        new("Aci.PlaintextSecret", "Container groups should not hold secrets in plain environment variables", ResourceTypes.ContainerGroup)
        {
            Description = "No environment variable of a container or init container has a plain value under the name of a secret, or a key in its value; "
                + "secureValue and secureValueReference are the places for secrets.",
            Condition = ContainerGroupAlias.AnyVariable(IsSecret),
            Parameters =
            [
                new(Names, "Names of secrets", "Patterns of names, with one * each.", [.. Endings.Select(ending => "*" + ending)]),
                new(Marks, "Marks of secrets", "Parts of values that nothing but a secret has.", ["AccountKey=", "SharedAccessKey=", "PRIVATE KEY-----"]),
                new(Harmless, "Harmless values", "Patterns of values that are no secret whatever the name, with one * each.",
                    ["/run/*", "/mnt/*", "/var/*", "/etc/*", "/secrets/*", "@Microsoft.KeyVault(*", "<*>", "${*}", "{{*}}"]),
            ],
            NotExpressed =
            [
                "Secrets that only their format shows, such as tokens and passwords in URLs, for there are no regular expressions.",
                "Names in which the word of a secret is not the last.",
                "Numbers under the name of a secret count as secrets.",
            ],
        };

    private static PolicyCondition IsSecret(string variable)
    {
        var name = variable + ".name";
        var value = variable + ".value";
        return AllOf(
            Field(value, "exists", true),
            AnyOf(
                AnyListed(Marks, "mark", Field(value, "contains", "[current('mark')]")),
                AllOf(
                    Field(name, "notIn", (string[])["PWD", "OLDPWD"]),
                    AnyListed(Names, "pattern", Field(name, "like", "[current('pattern')]")),
                    Field(value, "notIn", HarmlessWords),
                    Not(AnyListed(Harmless, "pattern", Field(value, "like", "[current('pattern')]"))),
                    Not(IsAddress(value)))));
    }

    /// <summary>A URL without a place for a password, code or token.</summary>
    private static PolicyCondition IsAddress(string value) => AllOf(
        Field(value, "contains", "://"),
        Field(value, "notContains", "@"),
        Field(value, "notContains", "?"),
        Field(value, "notContains", "#"),
        Field(value, "notContains", " "));
}
