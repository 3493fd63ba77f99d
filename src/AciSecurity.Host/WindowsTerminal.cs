using System.Runtime.InteropServices;

namespace AciSecurity.Host;

/// <summary>A Windows console shows escape sequences only to a process that asks for it; other terminals always do.</summary>
/// <remarks>https://learn.microsoft.com/windows/console/setconsolemode (ENABLE_VIRTUAL_TERMINAL_PROCESSING)</remarks>
internal static class WindowsTerminal
{
    /// <summary>The number of standard output for GetStdHandle.</summary>
    public const int StandardOutput = -11;

    /// <summary>The number of standard error for GetStdHandle.</summary>
    public const int StandardError = -12;

    private const uint VirtualTerminalProcessing = 0x4;

    /// <summary>Asks for escape sequences on a stream; false where the console is too old to know them.</summary>
    public static bool EnableSequences(int stream)
    {
        if (!OperatingSystem.IsWindows())
            return true;
        var handle = GetStdHandle(stream);
        return GetConsoleMode(handle, out var mode) && SetConsoleMode(handle, mode | VirtualTerminalProcessing);
    }

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int number);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(nint handle, out uint mode);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(nint handle, uint mode);
}
