using System.Text;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

public sealed class RecordSpillTests
{
    [Theory]
    [InlineData(1_000_000, false)]
    [InlineData(100, true)]
    [InlineData(0, true)]
    public void Records_come_back_as_they_were_in_memory_and_from_disk(int memory, bool isOnDisk)
    {
        string[] records = [.. Enumerable.Range(0, 200).Select(number => new string('x', number % 7) + number), ""];
        using var spill = new RecordSpill(memory);
        foreach (var record in records) spill.Add(Encoding.UTF8.GetBytes(record));

        Assert.Equal(isOnDisk, spill.IsOnDisk);
        Assert.Equal(records.Length, spill.Count);
        Assert.Equal(records, spill.Read().Select(record => Encoding.UTF8.GetString(record.Span)));
    }

    [Fact]
    public void Without_a_record_there_is_nothing_to_read()
    {
        using var spill = new RecordSpill(10);

        Assert.Empty(spill.Read());
    }

    [Fact]
    public void A_temporary_file_is_the_users_alone_and_leaves_nothing()
    {
        string path;
        using (var file = TemporaryFile.Open())
        {
            path = file.Name;
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.SafeFileHandle));
                Assert.False(File.Exists(path)); // a kill leaves nothing either
            }
        }

        Assert.False(File.Exists(path));
    }
}
