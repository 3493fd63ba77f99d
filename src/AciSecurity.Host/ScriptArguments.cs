using System.Management.Automation.Runspaces;

namespace AciSecurity.Host;

/// <summary>
/// Turns the words after a script's name into parameters as <c>pwsh -File</c> does: every value is text (an array too: <c>a,b</c> is
/// one string), save that <c>-Flag:$false</c> and <c>-Flag:true</c> carry a Boolean, without which a switch could not be turned off.
/// </summary>
/// <remarks>https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh#-file---f</remarks>
internal static class ScriptArguments
{
    /// <summary>The parameters that the words mean. A name stays bare: the engine's binder knows whether it is a switch or takes the next word.</summary>
    public static IReadOnlyList<CommandParameter> Bind(string[] words)
    {
        var parameters = new List<CommandParameter>();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (word.Length < 2 || word[0] != '-')
                parameters.Add(new CommandParameter(null, word));
            else if (colon < 0)
                parameters.Add(new CommandParameter(word));
            else if (colon < word.Length - 1)
                parameters.Add(new CommandParameter(word[..colon], BooleanOrText(word[(colon + 1)..])));
            else if (i + 1 < words.Length)
                parameters.Add(new CommandParameter(word[..colon], words[++i]));
        }

        return parameters;
    }

    private static object BooleanOrText(string text) =>
        bool.TryParse(text.AsSpan(text.StartsWith('$') ? 1 : 0), out var value) ? value : text;
}
