using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AciSecurity.Host;

/// <summary>Asks a person, line by line: for missing parameters, and for a choice such as a confirmation.</summary>
internal sealed class ConsolePrompt(ConsoleUserInterface console, ConsoleInput input)
{
    /// <summary>Asks for the value of each field, in the type that it has; an array is asked for element by element until an empty line.</summary>
    public Dictionary<string, PSObject> ForFields(string caption, string message, Collection<FieldDescription> fields)
    {
        WriteHeading(caption, message);
        return fields.ToDictionary(field => field.Name, field => PSObject.AsPSObject(Value(field)));
    }

    /// <summary>Asks for one of the choices, by the letter behind the ampersand or the whole label, until it is one.</summary>
    public int ForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        WriteHeading(caption, message);
        var labels = choices.Select(choice => new ChoiceLabel(choice)).ToList();
        var ending = defaultChoice >= 0 ? $" (default is \"{labels[defaultChoice].Key}\")" : "";
        while (true)
        {
            var answer = Answer($"{string.Join("  ", labels)}  [?] Help{ending}: ").Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            if (labels.FindIndex(label => label.IsMeantBy(answer)) is >= 0 and var chosen)
                return chosen;
            if (answer == "?")
                labels.ForEach(label => console.WriteLine($"{label.Key} - {label.Help}"));
        }
    }

    private object Value(FieldDescription field)
    {
        var type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string); // The engine puts the assembly-qualified name of the type there.
        if (type == typeof(SecureString) || type == typeof(PSCredential))
            throw new PSInvalidOperationException($"This host does not read secrets from the console: give the parameter {field.Name}, or use pwsh.");
        if (!type.IsArray)
            return LanguagePrimitives.ConvertTo(Answer($"{field.Name}: "), type);
        var elements = new List<string>();
        for (var answer = Answer($"{field.Name}[0]: "); answer.Length > 0; answer = Answer($"{field.Name}[{elements.Count}]: "))
            elements.Add(answer);
        return LanguagePrimitives.ConvertTo(elements, type);
    }

    /// <summary>A line of input. Where the input has ended nobody answers, and the default must not pass for an answer: it could be Yes.</summary>
    private string Answer(string question)
    {
        console.Write(question);
        return input.ReadLine() ?? throw new PSInvalidOperationException("The input has ended: the question got no answer. Run with -Confirm:$false or give the value as a parameter.");
    }

    private void WriteHeading(string caption, string message)
    {
        input.MustBeInteractive(); // Before the question is written: nobody is to read it.
        console.WriteLine();
        foreach (var line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
            console.WriteLine(line);
    }
}
