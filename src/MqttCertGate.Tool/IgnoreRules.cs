using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tool;

/// <summary>What the files named <c>.gitignore</c> of a folder and of those above it ignore: gitignore(5), without the exclusions of a single machine.</summary>
internal sealed class IgnoreRules
{
    private const string FileName = ".gitignore";

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    private readonly IgnoreRules? above;
    private readonly string folder;
    private readonly List<IgnorePattern> patterns;

    private IgnoreRules(IgnoreRules? above, string folder)
    {
        this.above = above;
        this.folder = folder;
        patterns = [.. LinesOf(Path.Combine(folder, FileName)).Select(IgnorePattern.Parse).OfType<IgnorePattern>()];
    }

    /// <summary>The rules in force in a folder, from the root of its repository down.</summary>
    public static IgnoreRules In(string folder)
    {
        var root = RepositoryRoot.Find(folder);
        return new IgnoreRules(folder != root && Path.GetDirectoryName(folder) is { } parent ? In(parent) : null, folder);
    }

    /// <summary>The rules in force in a folder of this one.</summary>
    public IgnoreRules Within(string child) => new(this, child);

    /// <summary>The last pattern that matches decides, and the nearest file before those above it.</summary>
    public bool Ignores(string path, bool isFolder)
    {
        var relative = RelativePath.Below(folder, path)!;
        return patterns.FindLast(pattern => pattern.Matches(relative, isFolder)) is { } last ? !last.IsNegated : above?.Ignores(path, isFolder) == true;
    }

    // What cannot be read ignores nothing, so that no manifest goes unseen. Git does not follow a link of that name either.
    private static string[] LinesOf(string file)
    {
        try
        {
            var repository = new Repository(Path.GetDirectoryName(file)!);
            return repository.KindOf(file) == PlaceKind.File && repository.LinkTarget(file) is null && repository.Read(file) is { State: FileState.Read } content
                ? Encoding.UTF8.GetString(content.Bytes).TrimStart('\uFEFF').Split(LineEnds, StringSplitOptions.None)
                : [];
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            return [];
        }
    }
}
