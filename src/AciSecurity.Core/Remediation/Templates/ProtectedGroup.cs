namespace AciSecurity.Remediation.Templates;

/// <summary>A container group and the repaired template of it.</summary>
public sealed record ProtectedGroup
{
    /// <summary>Makes it of the template.</summary>
    public ProtectedGroup(ProtectedTemplate template)
    {
        (Id, Name, Format) = (template.Group.Id, template.Group.Name, template.Format);
        (Parameters, Changes, NotRepaired, Effects) = (template.Parameters, template.Changes, template.NotRepaired, template.Effects);
    }

    /// <summary>The group's resource id.</summary>
    public string Id { get; }

    /// <summary>The group's name.</summary>
    public string Name { get; }

    /// <summary>The language of the template.</summary>
    public TemplateFormat Format { get; }

    /// <summary>Full path of the template; null where none was written.</summary>
    public string? Path { get; init; }

    /// <summary>Full path of the file that takes the parameters from a key vault; null where none was written.</summary>
    public string? ParametersPath { get; init; }

    /// <inheritdoc cref="ProtectedTemplate.Parameters"/>
    public IReadOnlyList<TemplateParameter> Parameters { get; }

    /// <inheritdoc cref="ProtectedTemplate.Changes"/>
    public IReadOnlyList<TemplateChange> Changes { get; }

    /// <inheritdoc cref="ProtectedTemplate.NotRepaired"/>
    public IReadOnlyList<string> NotRepaired { get; init; }

    /// <inheritdoc cref="ProtectedTemplate.Effects"/>
    public IReadOnlyList<string> Effects { get; }

    /// <inheritdoc/>
    public override string ToString() => Path is null ? Id : $"{Id}: {Path}";
}
