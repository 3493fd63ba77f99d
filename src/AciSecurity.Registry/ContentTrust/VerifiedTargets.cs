namespace AciSecurity.Registry.ContentTrust;

/// <summary>The verified tags of targets or of a delegation, in the tree of them.</summary>
/// <param name="Role">The role.</param>
/// <param name="Right">For which tags it may sign.</param>
/// <param name="Tags">What it signed, also beyond its right.</param>
internal sealed record VerifiedTargets(VerifiedRole Role, Delegation Right, IReadOnlyDictionary<string, FileMeta> Tags)
{
    /// <summary>Those that it delegated to, as far as their metadata was verified, in its order.</summary>
    public IList<VerifiedTargets> Children { get; } = [];

    /// <summary>The first who signed <paramref name="tag"/> by right, here or below, breadth first; null where nobody did.</summary>
    /// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/tuf.go: WalkTargets</remarks>
    /// <param name="tag">The tag.</param>
    /// <param name="without">A role that is passed over with all below it.</param>
    public VerifiedTargets? Find(string tag, string? without = null)
    {
        var left = new Queue<VerifiedTargets>([this]);
        while (left.TryDequeue(out var targets))
        {
            if (targets.Role.Name == without || !targets.Right.Covers(tag)) continue;
            if (targets.Tags.ContainsKey(tag)) return targets;
            foreach (var child in targets.Children) left.Enqueue(child);
        }

        return null;
    }
}
