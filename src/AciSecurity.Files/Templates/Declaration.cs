namespace AciSecurity.Files.Templates;

/// <summary>A resource as a template declares it: where it stands, before anything is evaluated.</summary>
internal sealed class Declaration
{
    /// <summary>Its place among the declarations of the template, nested ones counted in the order of the text.</summary>
    public required int Index { get; init; }

    /// <summary>The declaration whose <c>resources</c> or nested template it stands in; null at the top.</summary>
    public required Declaration? Parent { get; init; }

    /// <summary>Whether it stands in a template that its parent deploys, and not among its parent's child resources.</summary>
    public required bool IsInNestedTemplate { get; init; }

    /// <summary>Offset of its opening brace in the template's text.</summary>
    public required int Start { get; init; }

    /// <summary>Offset behind its closing brace.</summary>
    public int End { get; set; }

    /// <summary>Line of its opening brace, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The type as it is written.</summary>
    public string Type { get; set; } = "";

    /// <summary>The name as it is written, often an expression.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether it only refers to a resource that is there already; it is not deployed and not judged.</summary>
    public bool IsExisting { get; set; }

    /// <summary>The loop's count as it is written; null where it is not a loop.</summary>
    public Span? CopyCount { get; set; }

    /// <summary>Offset behind the opening brace of its <c>properties</c>; 0 where there is no such object.</summary>
    public int PropertiesStart { get; set; }

    /// <summary>Whether it has a <c>properties</c> member, of whichever type.</summary>
    public bool HasProperties { get; set; }

    /// <summary>Declarations inside it.</summary>
    public List<Declaration> Children { get; } = [];

    /// <summary>Whether it deploys a template of its own.</summary>
    public bool IsDeployment => Type.Equals("Microsoft.Resources/deployments", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is of Azure Container Instances or Azure Container Registry.</summary>
    public bool IsOfContainers =>
        Type.StartsWith("Microsoft.ContainerInstance/", StringComparison.OrdinalIgnoreCase)
        || Type.StartsWith("Microsoft.ContainerRegistry/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A stretch of the template's text.</summary>
    internal readonly record struct Span(int Start, int End);
}
