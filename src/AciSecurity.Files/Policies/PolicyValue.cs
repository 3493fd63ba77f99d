using System.Globalization;
using AciSecurity.Findings;

namespace AciSecurity.Files.Policies;

/// <summary>A value under its name: read as what is expected there, or noted as a problem.</summary>
internal sealed class PolicyValue(PolicyNode node, string name, PolicyProblems problems)
{
    private const int MostItems = 1_000;
    private const int MostShown = 60;

    /// <summary>The line where it stands.</summary>
    public int Line => node.Line;

    /// <summary>The same value, with its problems noted elsewhere.</summary>
    public PolicyValue Under(string otherName, PolicyProblems others) => new(node, otherName, others);

    /// <summary>Whether it is a text.</summary>
    public bool IsText => node is PolicyNode.Scalar { Kind: ScalarKind.Text };

    /// <summary>The text; null, and a problem, where it is none or is blank.</summary>
    public string? Text(string expected = "a text")
    {
        if (node is PolicyNode.Scalar { Kind: ScalarKind.Text, Text: var text } && !string.IsNullOrWhiteSpace(text)) return text.Trim();
        Wrong(expected);
        return null;
    }

    /// <summary>The whole number; null, and a problem, where it is none or out of range.</summary>
    public int? Number(int least, int most)
    {
        if (node is PolicyNode.Scalar { Kind: ScalarKind.Number, Text: var text }
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most) return number;
        Wrong(least == most ? $"{least}" : $"a whole number from {least} to {most}");
        return null;
    }

    /// <summary>True or false; null, and a problem, where it is neither.</summary>
    public bool? Boolean()
    {
        if (node is PolicyNode.Scalar { Kind: ScalarKind.Boolean, Text: var text }) return text[0] is 't' or 'T';
        Wrong("true or false");
        return null;
    }

    /// <summary>The member of an enumeration, in any letter case; null, and a problem, where it is none.</summary>
    public T? Enumeration<T>()
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        if (node is PolicyNode.Scalar { Kind: ScalarKind.Text, Text: var text }
            && Array.Find(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found) return Enum.Parse<T>(found);
        Wrong($"one of {string.Join(", ", names)}");
        return null;
    }

    /// <summary>The day; null, and a problem, where it is none.</summary>
    public DateOnly? Date()
    {
        if (node is PolicyNode.Scalar { Kind: ScalarKind.Text, Text: var text }
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Wrong("a date such as 2027-01-31");
        return null;
    }

    /// <summary>The items of a list; none, and a problem, where it is no list or too long.</summary>
    public IEnumerable<PolicyValue> Items(string expected)
    {
        if (node is not PolicyNode.Sequence { Items: var items })
        {
            Wrong($"a list of {expected}");
            return [];
        }

        if (items.Count <= MostItems) return items.Select(item => new PolicyValue(item, name, problems));
        problems.Error(Line, $"{name}: expected at most {MostItems:N0} items, found {items.Count:N0}.");
        return [];
    }

    /// <summary>The members, each name once; null, and a problem, where it is no mapping.</summary>
    public PolicyMembers? Members(string expected)
    {
        if (node is PolicyNode.Mapping mapping) return new(mapping, name, problems);
        Wrong(expected);
        return null;
    }

    /// <summary>Notes that something else is expected.</summary>
    public void Wrong(string expected) => Problem($"expected {expected}, found {Found()}");

    /// <summary>Notes what is wrong with it.</summary>
    public void Problem(string problem) => problems.Error(Line, $"{(name.Length > 0 ? name + ": " : "")}{problem}.");

    // What has no name is no part of a policy but of some other file, and may be a secret.
    private string Found() => node switch
    {
        PolicyNode.Mapping => "a mapping",
        PolicyNode.Sequence => "a list",
        PolicyNode.Scalar { Kind: ScalarKind.Null } => "nothing",
        PolicyNode.Scalar when name.Length == 0 => "a text",
        PolicyNode.Scalar { Kind: ScalarKind.Text, Text: var text } => $"the text '{Shown(text)}'",
        PolicyNode.Scalar { Text: var text } => Shown(text),
        _ => "something else",
    };

    private static string Shown(string text) => Redaction.Text(text.Length > MostShown ? text[..MostShown] + "…" : text);
}
