namespace AciSecurity.Streaming;

/// <summary>Something a worker asks the pipeline thread to do.</summary>
/// <param name="Do">What to do; the same delegate for every step of a kind, so that an output costs no closure.</param>
/// <param name="Argument">What to do it with.</param>
internal readonly record struct PipelineStep(Action<StreamingCmdlet, object?> Do, object? Argument);
