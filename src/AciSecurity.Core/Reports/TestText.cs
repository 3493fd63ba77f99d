using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>What a test report says of a finding.</summary>
internal sealed class TestText(ReportText text)
{
    /// <summary>The rule, what it asks for and of whom. Services show little else in their lists.</summary>
    public string Name(Finding finding)
    {
        var subject = finding.Subject is null ? "" : $", {finding.Subject}";
        return text.Xml($"{finding.RuleId}: {finding.Title} ({finding.ResourceName}{subject})");
    }

    /// <summary>The resource: services know a test again by it and its name.</summary>
    public string Class(Finding finding) => text.Xml(finding.ResourceId);

    /// <summary>Why.</summary>
    public string Reason(Finding finding) => text.Xml(finding.Exemption is { } exemption && finding.Outcome == Outcome.Exempt
        ? $"Exempt: {ReportText.Sentence(exemption)} {ReportText.Sentence(finding.Reason)}"
        : ReportText.Sentence(finding.Reason));

    /// <summary>Everything that somebody needs who has only this: why, what it rests on, what to do, and where.</summary>
    public string Details(Finding finding) => string.Join('\n', Lines(finding));

    private IEnumerable<string> Lines(Finding finding)
    {
        yield return $"{finding.Severity}: {Reason(finding)}";
        foreach (var evidence in finding.Evidence) yield return text.Xml($"  {evidence}");
        yield return text.Xml($"Fix: {finding.Recommendation}");
        if (text.Place(finding) is { } place) yield return text.Xml($"At: {place}");
        yield return text.Xml($"Resource: {finding.ResourceId}");
        yield return $"Rule: {finding.HelpUri.AbsoluteUri}";
    }
}
