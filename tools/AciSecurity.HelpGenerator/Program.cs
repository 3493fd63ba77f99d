using AciSecurity.HelpGenerator;

// Usage: docs-folder help-folder
var docs = args[0];
var help = Directory.CreateDirectory(args[1]).FullName;

Write("AciSecurity.dll-Help.xml", Maml.Of(Pages("cmdlets", "*.md").Select(file => CmdletPage.Parse(File.ReadAllText(file)))));
foreach (var file in Pages("about", "about_*.md")) Write(Path.GetFileNameWithoutExtension(file) + ".help.txt", AboutTopic.Of(File.ReadAllText(file)));

IEnumerable<string> Pages(string folder, string pattern) =>
    Directory.GetFiles(Path.Combine(docs, folder), pattern).Order(StringComparer.Ordinal);

void Write(string name, string text) => File.WriteAllText(Path.Combine(help, name), text);
