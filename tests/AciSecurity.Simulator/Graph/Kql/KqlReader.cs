namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>The words of a query, one after the other.</summary>
internal sealed class KqlReader(List<KqlToken> tokens)
{
    private int _index;

    public KqlToken Current => tokens[_index];

    public KqlToken Following => tokens[Math.Min(_index + 1, tokens.Count - 1)];

    public KqlToken Take()
    {
        var token = Current;
        if (token.Kind != KqlTokenKind.End) _index++;
        return token;
    }

    public bool TryTake(string text)
    {
        if (!Current.Is(text)) return false;
        _index++;
        return true;
    }

    public void Expect(string text)
    {
        if (!TryTake(text)) throw KqlException.Unexpected(Current, $"'{text}'");
    }

    public string Name() => Current.Kind == KqlTokenKind.Name ? Take().Text : throw KqlException.Unexpected(Current, "a name");

    /// <summary>Reads what is separated by commas.</summary>
    public List<T> List<T>(Func<T> item)
    {
        List<T> items = [item()];
        while (TryTake(",")) items.Add(item());
        return items;
    }
}
