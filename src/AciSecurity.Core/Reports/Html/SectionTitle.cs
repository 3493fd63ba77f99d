using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>What the sections of Microsoft's guidance are called where people read them.</summary>
internal static class SectionTitle
{
    private static readonly (Section Section, string Title)[] Titles =
    [
        (Section.PrivateRegistry, "Private registry"),
        (Section.ImageScanning, "Image scanning"),
        (Section.Credentials, "Credentials"),
        (Section.VulnerabilityManagement, "Vulnerabilities"),
        (Section.ApprovedImages, "Approved images"),
        (Section.LeastPrivilege, "Least privilege"),
        (Section.AttackSurface, "Attack surface"),
        (Section.ActivityMonitoring, "Activity monitoring"),
        (Section.AuditTrail, "Audit trail"),
    ];

    /// <summary>The titles in the order of the guidance; the last is for what serves none of its sections.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Titles.Select(known => known.Title), "No section"];

    /// <summary>The places of the sections among the titles.</summary>
    public static IEnumerable<int> PlacesOf(Section sections)
    {
        if (sections == Section.None) yield return Titles.Length;
        for (var place = 0; place < Titles.Length; place++)
        {
            if (sections.HasFlag(Titles[place].Section)) yield return place;
        }
    }
}
