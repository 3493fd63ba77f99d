namespace AciSecurity.Binding;

/// <summary>An object that cannot be written as JSON. What would be left out could be what makes it unsafe, so there is no
/// half result.</summary>
internal sealed class ObjectUnreadableException(string message, Exception? cause = null) : Exception(message, cause);
