namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>A word of a query.</summary>
internal sealed record KqlToken(KqlTokenKind Kind, string Text, int Line, int Column)
{
    public bool Is(string text) => Kind is KqlTokenKind.Name or KqlTokenKind.Sign && Text == text;
}
