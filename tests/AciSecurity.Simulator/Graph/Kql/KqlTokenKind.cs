namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Kinds of words.</summary>
internal enum KqlTokenKind
{
    Name,
    Text,
    Number,
    Sign,
    End,
}
