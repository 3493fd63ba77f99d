namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>A query that Resource Graph would not run.</summary>
internal sealed class KqlException(string code, string message, KqlToken? at = null) : Exception(message)
{
    public string Code => code;

    /// <summary>Where the parser stumbled; null when the query has no place to point at.</summary>
    public KqlToken? At => at;

    public static KqlException Unexpected(KqlToken token, string expected) => new("ParserFailure", $"Unexpected {token.Text}, expected {expected}.", token);

    public static KqlException Invalid(string message) => new("InvalidQuery", message);
}
