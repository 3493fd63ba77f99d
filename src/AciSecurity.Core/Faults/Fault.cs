using AciSecurity.Findings;

namespace AciSecurity.Faults;

/// <summary>Something that went wrong with one file or resource; the rest of the run goes on.</summary>
/// <param name="Id">Stable id for scripts, e.g. <c>AciSecurity.FileInvalid</c>.</param>
/// <param name="Category">Its kind.</param>
/// <param name="Message">What went wrong, with file and line where there are any, and without secrets.</param>
/// <param name="Target">The file or resource id.</param>
public sealed record Fault(string Id, FaultCategory Category, string Message, string Target)
{
    /// <inheritdoc cref="Fault(string, FaultCategory, string, string)" path="/param[@name='Message']"/>
    /// <remarks>Names of files and settings stand in it, so control characters come as escapes.</remarks>
    public string Message { get; } = Redaction.Escape(Message);

    /// <summary>What to do about it. Nobody is told of a fault without it.</summary>
    public required string RecommendedAction { get; init; }

    /// <summary>Line in the file <see cref="Target"/>, counted from 1; 0 where it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The message without the target that it begins with: for where the target stands beside.</summary>
    public string Cause => Message.StartsWith(Target + ": ", StringComparison.Ordinal) ? Message[(Target.Length + 2)..] : Message;

    /// <summary>The file's or resource's place and the cause in one line, for logs.</summary>
    public override string ToString() => $"{Id}: {Message}";
}
