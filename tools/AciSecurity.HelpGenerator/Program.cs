using AciSecurity.HelpGenerator;

// Usage: docs-folder help-folder. Files of the help folder that no page makes are deleted.
var docs = args[0];
var help = Directory.CreateDirectory(args[1]).FullName;
var made = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

var pages = Pages("cmdlets", "*.md").Select(file => CmdletPage.Parse(File.ReadAllText(file))).ToList();
if (pages.Count > 0) Write("AciSecurity.dll-Help.xml", Maml.Of(pages));
foreach (var file in Pages("about", "about_*.md")) Write(Path.GetFileNameWithoutExtension(file) + ".help.txt", AboutTopic.Of(File.ReadAllText(file)));
foreach (var file in Directory.GetFiles(help).Where(file => !made.Contains(file))) File.Delete(file);

IEnumerable<string> Pages(string folder, string pattern) =>
    Directory.GetFiles(Path.Combine(docs, folder), pattern).Order(StringComparer.Ordinal);

void Write(string name, string text)
{
    var file = Path.Combine(help, name);
    made.Add(file);
    File.WriteAllText(file, text);
}
