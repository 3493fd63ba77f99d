namespace AciSecurity.Credentials;

/// <summary>Something that a template expression takes its value from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The parameter's or function's name, the literal's text; empty otherwise.</param>
internal readonly record struct ValueSource(ValueSourceKind Kind, string Name = "");
