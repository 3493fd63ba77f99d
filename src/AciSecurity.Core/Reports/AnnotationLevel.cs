namespace AciSecurity.Reports;

/// <summary>How loud an annotation is.</summary>
internal enum AnnotationLevel
{
    Error,
    Warning,
    Notice,
}
