namespace AciSecurity.Policies;

/// <summary>Something that is wrong with a policy file.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">What is wrong, and what is expected.</param>
/// <param name="Severity">How much it matters.</param>
public sealed record PolicyProblem(string File, int Line, string Message, ProblemSeverity Severity)
{
    /// <summary>Place and message in one line.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
