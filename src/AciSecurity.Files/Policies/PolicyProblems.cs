using AciSecurity.Policies;

namespace AciSecurity.Files.Policies;

/// <summary>Collects what is wrong with a policy file, up to a bound: nobody reads more, and a broken file could have very many.</summary>
internal sealed class PolicyProblems(string file)
{
    private const int Most = 100;

    private readonly List<PolicyProblem> _found = [];
    private int _left;

    /// <summary>The problems, and how many more there are.</summary>
    public IReadOnlyList<PolicyProblem> All => _left == 0
        ? _found
        : [.. _found, new(file, _found[^1].Line, $"There are {_left:N0} more problems.", ProblemSeverity.Error)];

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>Notes what makes the policy, or the part of it that is read, unusable.</summary>
    public void Error(int line, string message) => Add(line, message, ProblemSeverity.Error);

    /// <summary>Notes what its author may not have meant.</summary>
    public void Warning(int line, string message) => Add(line, message, ProblemSeverity.Warning);

    private void Add(int line, string message, ProblemSeverity severity)
    {
        if (_found.Count < Most) _found.Add(new(file, Math.Max(1, line), message, severity));
        else _left++;
    }
}
