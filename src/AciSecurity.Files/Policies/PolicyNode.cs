namespace AciSecurity.Files.Policies;

/// <summary>A value of a policy file and the line where it stands.</summary>
internal abstract record PolicyNode(int Line)
{
    /// <summary>Names and their values, in the file's order; a name may come twice.</summary>
    public sealed record Mapping(int Line, IReadOnlyList<Member> Members) : PolicyNode(Line);

    /// <summary>Values one after the other.</summary>
    public sealed record Sequence(int Line, IReadOnlyList<PolicyNode> Items) : PolicyNode(Line);

    /// <summary>A single value.</summary>
    public sealed record Scalar(int Line, string Text, ScalarKind Kind) : PolicyNode(Line);

    /// <summary>A name and its value.</summary>
    public sealed record Member(int Line, string Name, PolicyNode Value);
}
