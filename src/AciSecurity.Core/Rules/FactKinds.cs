namespace AciSecurity.Rules;

/// <summary>What a rule may need to know beyond the resource it judges.</summary>
[Flags]
public enum FactKinds
{
    /// <summary>Nothing: it is judged as soon as it is read.</summary>
    None = 0,

    /// <summary>The companions of the resource, such as its diagnostic settings: it is judged when all of the run
    /// is read, by what it is called and by its companions alone, for its JSON is gone by then.</summary>
    Companions = 1,
}
