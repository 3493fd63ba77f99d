using System.Management.Automation.Host;

namespace AciSecurity.Host;

/// <summary>A choice as it is shown and answered: the ampersand in <c>&amp;Yes</c> marks the letter that stands for it.</summary>
internal sealed class ChoiceLabel(ChoiceDescription choice)
{
    private readonly string _text = choice.Label.Replace("&", "", StringComparison.Ordinal);

    /// <summary>The letter that stands for the choice, or all of it where no letter is marked.</summary>
    public string Key => choice.Label.IndexOf('&', StringComparison.Ordinal) is >= 0 and var mark && mark < _text.Length
        ? _text.Substring(mark, 1).ToUpperInvariant()
        : _text;

    /// <summary>What the choice does.</summary>
    public string Help => choice.HelpMessage;

    /// <summary>Whether an answer means this choice.</summary>
    public bool IsMeantBy(string answer) =>
        answer.Equals(Key, StringComparison.OrdinalIgnoreCase) || answer.Equals(_text, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"[{Key}] {_text}";
}
