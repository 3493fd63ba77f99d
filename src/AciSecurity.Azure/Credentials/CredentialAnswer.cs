using System.Security;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Ports;

namespace AciSecurity.Azure.Credentials;

/// <summary>Takes a password out of an answer without making text of it: text stays in memory until somebody needs the place.</summary>
/// <remarks><c>{"username","passwords":[{"name","value","expiry"}]}</c>, RegistryListCredentialsResult and GenerateCredentialsResult in
/// https://learn.microsoft.com/rest/api/container-registry/registries/generate-credentials. An answer may have both passwords.</remarks>
internal static class CredentialAnswer
{
    private const int LongestPassword = 4096;

    /// <summary>Reads an answer.</summary>
    /// <param name="utf8">Its JSON.</param>
    /// <param name="name">What Azure calls the password.</param>
    /// <param name="target">What messages name.</param>
    /// <exception cref="FaultException">The password is not in it. Nothing of the answer is repeated.</exception>
    public static IssuedPassword Read(ReadOnlySpan<byte> utf8, string name, string target)
    {
        var found = new Found(name);
        try
        {
            Read(utf8, found);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // The parser's message quotes the text.
            found.Password = null;
        }

        return found is { UserName: { Length: > 0 } user, Password: { Length: > 0 } password } ? new(user, password, found.Expires) : throw new FaultException(AzureFaults.ReplyInvalid(target, $"the answer does not have {name}."));
    }

    private static void Read(ReadOnlySpan<byte> utf8, Found found)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("username")) found.UserName = Text(ref reader);
            else if (reader.ValueTextEquals("passwords")) ReadAll(ref reader, found);
            else reader.Skip();
        }
    }

    private static void ReadAll(ref Utf8JsonReader reader, Found found)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) found.Take(ReadOne(ref reader));
    }

    private static (string? Name, SecureString? Password, DateTimeOffset? Expires) ReadOne(ref Utf8JsonReader reader)
    {
        (string? Name, SecureString? Password, DateTimeOffset? Expires) one = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name")) one.Name = Text(ref reader);
            else if (reader.ValueTextEquals("value")) one.Password = Secret(ref reader);
            else if (reader.ValueTextEquals("expiry")) one.Expires = Time(ref reader);
            else reader.Skip();
        }

        return one;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static DateTimeOffset? Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
    }

    private static SecureString Secret(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > LongestPassword) throw new JsonException();
        Span<char> characters = stackalloc char[LongestPassword];
        var secret = new SecureString();
        try
        {
            foreach (var character in characters[..reader.CopyString(characters)]) secret.AppendChar(character);
        }
        finally
        {
            characters.Clear();
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>What was found so far of the password with a name.</summary>
    private sealed class Found(string name)
    {
        public string? UserName { get; set; }

        public SecureString? Password { get; set; }

        public DateTimeOffset? Expires { get; private set; }

        public void Take((string? Name, SecureString? Password, DateTimeOffset? Expires) one)
        {
            if (name.Equals(one.Name, StringComparison.OrdinalIgnoreCase)) (Password, Expires) = (one.Password, one.Expires);
            else one.Password?.Dispose();
        }
    }
}
