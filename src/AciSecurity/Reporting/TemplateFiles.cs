using AciSecurity.Remediation.Templates;

namespace AciSecurity.Reporting;

/// <summary>The files of a repaired template: the template, and beside it the parameters that come from a vault.</summary>
internal sealed class TemplateFiles
{
    private readonly string _file;
    private readonly string _text;
    private readonly string? _values;

    /// <summary>Makes the texts.</summary>
    /// <param name="template">The template.</param>
    /// <param name="file">Full path of its file.</param>
    public TemplateFiles(ProtectedTemplate template, string file)
    {
        (_file, _text, _values) = (file, template.ToText(), template.ToParametersText(Path.GetFileName(file)));
        Parameters = _values is null ? null : Path.ChangeExtension(file, template.Format == TemplateFormat.Bicep ? ".bicepparam" : ".parameters.json");
    }

    /// <summary>Full path of the file of parameters; null where there is none.</summary>
    public string? Parameters { get; }

    /// <summary>The first of the files that is there already; null where none is.</summary>
    public string? Existing => File.Exists(_file) ? _file : File.Exists(Parameters) ? Parameters : null;

    /// <summary>Writes them. The folder is made where it is not there yet.</summary>
    /// <param name="replace">Whether files that are there are replaced.</param>
    public void Write(bool replace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        WholeFile.Write(_file, _text, replace);
        if (_values is not null) WholeFile.Write(Parameters!, _values, replace);
    }
}
