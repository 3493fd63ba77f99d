using AciSecurity.Policies;

namespace AciSecurity.Ports;

/// <summary>Reads policy files.</summary>
public interface IPolicyReader
{
    /// <summary>Reads a file. What is wrong with it is part of the answer, not an exception: its author learns of all of it at once.</summary>
    /// <param name="path">Full path of the file.</param>
    PolicyDocument Read(string path);
}
