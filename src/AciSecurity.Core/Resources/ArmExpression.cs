namespace AciSecurity.Resources;

/// <summary>An ARM template expression, taken apart.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions</remarks>
internal abstract record ArmExpression
{
    private ArmExpression()
    {
    }

    /// <summary>A text between single quotes, as it reads.</summary>
    public sealed record Literal(string Text) : ArmExpression;

    /// <summary>A number, whichever.</summary>
    public sealed record Number : ArmExpression;

    /// <summary>A call, of a function of a namespace too: <c>contoso.name()</c>.</summary>
    public sealed record Call(string Name, IReadOnlyList<ArmExpression> Arguments) : ArmExpression
    {
        /// <summary>Whether it calls the function of this name. Names of functions have no case.</summary>
        public bool Is(string function) => Name.Equals(function, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What stands behind a dot or in brackets; without a name where it is a place in a list, or computed.</summary>
    public sealed record Member(ArmExpression Of, string? Name) : ArmExpression;

    /// <summary>Takes an expression apart; null where it is none that can be read.</summary>
    /// <param name="text">The expression with its brackets.</param>
    public static ArmExpression? Parse(string text) => ArmExpressionParser.Parse(text);
}
