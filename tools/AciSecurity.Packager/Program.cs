using AciSecurity.Packager;

#pragma warning disable RS0030 // A program speaks through the console.
var (output, error) = (Console.Out, Console.Error);
#pragma warning restore RS0030
if (args is not [var root, var folder, .. var bill] || bill.Length > 1)
{
    error.WriteLine("usage: AciSecurity.Packager <root of the built repository> <output folder> [bill of materials to check]");
    return 2;
}

try
{
    var manifest = ModuleManifest.Read(Path.Combine(root, "AciSecurity.psd1"));
    foreach (var path in bill) BillOfMaterials.Check(path, ShippedPackage.Of(root));
    var files = ModuleContent.Of(Path.GetFullPath(root));
    Directory.CreateDirectory(folder);
    output.WriteLine(GalleryPackage.Write(folder, manifest, files));
    output.WriteLine(AutomationArchive.Write(folder, manifest, files));
    return 0;
}
catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
{
    error.WriteLine(exception.Message);
    return 1;
}
