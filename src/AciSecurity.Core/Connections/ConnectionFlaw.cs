namespace AciSecurity.Connections;

/// <summary>What is wrong, or may be, with a connection that a text names.</summary>
/// <param name="What">The part of the text that decides, in a spelling of our own: <c>http://</c>, <c>Encrypt=False</c>. Never the text.</param>
/// <param name="Kind">How sure and how grave it is.</param>
internal sealed record ConnectionFlaw(string What, ConnectionFlawKind Kind);
