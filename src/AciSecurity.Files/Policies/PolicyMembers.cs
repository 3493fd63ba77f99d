using AciSecurity.Findings;

namespace AciSecurity.Files.Policies;

/// <summary>The members of a mapping. Letter case tells no names apart, and a name that comes twice is a problem: which one
/// counts would be a guess.</summary>
internal sealed class PolicyMembers
{
    private readonly Dictionary<string, PolicyNode.Member> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly PolicyNode.Mapping _mapping;
    private readonly string _name;
    private readonly PolicyProblems _problems;

    /// <summary>Takes the members of a mapping that stands under <paramref name="name"/>.</summary>
    public PolicyMembers(PolicyNode.Mapping mapping, string name, PolicyProblems problems)
    {
        _mapping = mapping;
        _name = name.Length == 0 ? "" : name + ": ";
        _problems = problems;
        foreach (var member in mapping.Members)
        {
            if (_members.TryAdd(member.Name, member)) continue;
            problems.Error(member.Line, $"{_name}'{Redaction.Text(member.Name)}' is a duplicate: it stands on line {_members[member.Name].Line} already.");
        }
    }

    /// <summary>The names, with their lines and values, in the file's order.</summary>
    public IEnumerable<(string Name, int Line, PolicyValue Value)> All => _mapping.Members
        .Where(member => ReferenceEquals(_members[member.Name], member))
        .Select(member => (member.Name, member.Line, new PolicyValue(member.Value, Redaction.Text(member.Name), _problems)));

    /// <summary>The value of a name that must be there; null, and a problem, where it is not.</summary>
    public PolicyValue? Required(string name)
    {
        if (Optional(name) is { } value) return value;
        _problems.Error(_mapping.Line, $"{_name}'{name}' is missing.");
        return null;
    }

    /// <summary>The value of a name; null where there is none.</summary>
    public PolicyValue? Optional(string name) =>
        _members.TryGetValue(name, out var member) ? new(member.Value, name, _problems) : null;

    /// <summary>Notes the names that are not known.</summary>
    public void Only(IReadOnlyCollection<string> known)
    {
        foreach (var member in _members.Values.Where(member => !known.Contains(member.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var advice = NearestName.Of(member.Name, known) is { } nearest ? $"did you mean '{nearest}'?" : $"known are {string.Join(", ", known)}";
            _problems.Error(member.Line, $"{_name}unknown key '{Redaction.Text(member.Name)}' ({advice}).");
        }
    }
}
