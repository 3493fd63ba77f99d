using AciSecurity.Credentials.Inside;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>Examines the arguments of a command: each by itself, with the option before it, and all of them as a line.</summary>
internal static class PlainCommand
{
    /// <summary>Examines a command of <paramref name="resource"/>.</summary>
    /// <param name="label">What a reader calls the command.</param>
    /// <param name="command">Its arguments.</param>
    /// <param name="resource">The resource, which knows the secure parameters of its template.</param>
    /// <param name="examine">Examines a name and a value, as <see cref="SecretDetector.Examine"/> does.</param>
    public static IEnumerable<ExaminedSetting> Examine(
        string label, Setting<IReadOnlyList<CommandArgument>> command, Resource resource, Func<string, string, SecretExamination> examine)
    {
        if (command.IsAbsent) return [];
        var whole = new PlainSetting(label, Name(""), command.Select(Line), null);
        List<ExaminedSetting> examined = command.IsUnresolved
            ? []
            : [.. Settings(label, command.Value).Select(setting => ExaminedSetting.Of(setting, resource, examine)).OfType<ExaminedSetting>()];

        // A program's short options tell only as a line: curl, -u, user:password.
        if (!examined.Exists(setting => setting.Outcome == Outcome.Fail) && ExaminedSetting.Of(whole, resource, examine) is { } line) examined.Add(line);
        return examined;
    }

    private static IEnumerable<PlainSetting> Settings(string label, IReadOnlyList<CommandArgument> command)
    {
        var option = "";
        foreach (var (argument, place) in command.Select((argument, place) => (argument, place)))
        {
            var text = argument.Text;
            var name = text.Or("").StartsWith('-') ? "" : option;
            yield return new($"{label}[{place}]", Name(name), text, argument.Expression) { IsArgument = true };
            option = OptionName.Of(text.Or(""));
        }
    }

    /// <summary>The arguments as one would type them; what is not known is left open, as a variable.</summary>
    private static string Line(IReadOnlyList<CommandArgument> command)
    {
        var words = command.Select(argument => argument.Text.IsKnown ? argument.Text.Value : "${UNKNOWN}");
        return string.Join(' ', words.Select(word => word.Any(char.IsWhiteSpace) && !word.Contains('"') ? $"\"{word}\"" : word));
    }

    private static Setting<string> Name(string name) => Setting<string>.Known(name, null);
}
