using YamlDotNet.Core;

namespace AciSecurity.Files.Yaml;

/// <summary>A YAML text goes beyond what is read here; the message is ours and quotes nothing.</summary>
internal sealed class YamlLimitException(Mark start, Mark end, string message) : YamlException(start, end, message);
