using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Sessions;

namespace AciSecurity.Reporting;

/// <summary>Finds out which reports the user's paths mean, and the first thing that is wrong with them, before anything is written.</summary>
internal sealed class ReportTargets(PathIntrinsics session)
{
    private readonly List<(string Path, BlobAddress? Blob)> _places = [];

    /// <summary>What is wrong; null while nothing is.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Adds a path that may have wildcards, and must mean one file; or the address of a blob.</summary>
    public void AddPattern(string pattern) => Add(pattern, selection => selection.AddPattern(pattern));

    /// <summary>Adds a path as it stands, or the address of a blob.</summary>
    public void AddLiteral(string path) => Add(path, selection => selection.AddLiteral(path));

    /// <summary>The reports, each place once. A name's format goes before <paramref name="format"/>, which is for names that say none.</summary>
    public IReadOnlyList<ReportTarget> Of(ReportFormat? format)
    {
        var reports = new List<ReportTarget>();
        foreach (var (path, blob) in _places.DistinctBy(place => place.Path))
        {
            if ((ReportFormats.OfName(path) ?? format) is { } found) reports.Add(new(path, found, blob));
            else Fault ??= ReportFaults.FormatUnknown(path, ReportFormats.Description);
        }

        if (format is { } asked && reports.Count > 0 && reports.All(report => report.Format != asked))
            Fault ??= ReportFaults.FormatUnused(asked.ToString(), reports[0].Path);
        return reports;
    }

    private void Add(string given, Action<PathSelection> add)
    {
        if (BlobAddress.IsMeant(given))
        {
            AddBlob(given);
            return;
        }

        var selection = new PathSelection(session);
        add(selection);
        if (selection.Faults is [var fault, ..]) Fault ??= fault;
        else if (selection.Paths.Count > 1) Fault ??= InputFaults.PathAmbiguous(given);
        else _places.Add((selection.Paths[0], null));
    }

    private void AddBlob(string given)
    {
        try
        {
            var blob = BlobAddress.Parse(given);
            _places.Add((blob.ToString(), blob));
        }
        catch (FaultException exception)
        {
            Fault ??= exception.Fault;
        }
    }
}
