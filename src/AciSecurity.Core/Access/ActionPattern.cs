namespace AciSecurity.Access;

/// <summary>Compares actions with the patterns of role definitions, in which <c>*</c> stands for any text, slashes included.</summary>
/// <remarks>Actions have no letter case. https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format</remarks>
public static class ActionPattern
{
    /// <summary>Whether the pattern has the action.</summary>
    public static bool Matches(string pattern, string action)
    {
        var (at, read, star, mark) = (0, 0, -1, 0);
        while (read < action.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, mark) = (at++, read);
            }
            else if (at < pattern.Length && Same(pattern[at], action[read]))
            {
                at++;
                read++;
            }
            else if (star >= 0)
            {
                // The last star takes one more character; those before it have what they need.
                (at, read) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*') at++;
        return at == pattern.Length;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
