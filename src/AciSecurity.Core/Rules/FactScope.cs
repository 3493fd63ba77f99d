namespace AciSecurity.Rules;

/// <summary>How much of a run must have been read before a rule can be decided.</summary>
public enum FactScope
{
    /// <summary>The subscription of the resource: all that bears on it is there.</summary>
    Subscription,

    /// <summary>The whole run: resources of other subscriptions bear on it.</summary>
    Run,
}
