using System.Management.Automation.Host;

namespace AciSecurity.Host;

/// <summary>The terminal as a grid of characters: the formatting asks for its size. Keys, the cursor and cells are not offered.</summary>
internal sealed class ConsoleScreen(ConsoleOutput output) : PSHostRawUserInterface
{
    public override Size WindowSize { get => new(output.Width, output.Height); set => throw NotOffered(); }

    public override Size BufferSize { get => WindowSize; set => throw NotOffered(); }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates WindowPosition { get => new(0, 0); set => throw NotOffered(); }

    public override Coordinates CursorPosition { get => throw NotOffered(); set => throw NotOffered(); }

    public override int CursorSize { get => throw NotOffered(); set => throw NotOffered(); }

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override string WindowTitle { get; set; } = "AciSecurity.Host";

    public override bool KeyAvailable => false;

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotOffered();

    public override void FlushInputBuffer() => throw NotOffered();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotOffered();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotOffered();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotOffered();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NotOffered();

    private static NotSupportedException NotOffered() => new("This host shows lines; it does not read keys or paint the screen. Use pwsh for that.");
}
