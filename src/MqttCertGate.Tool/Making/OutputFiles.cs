using System.CommandLine;
using System.Text;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Making;

/// <summary>A file to write.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="What">What it is, for whoever runs the command.</param>
internal sealed record OutputFile(string Path, string Content, string What)
{
    /// <summary>Whether nobody but its owner may read it.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>Writes the files of a command, and none where one of them is there already.</summary>
internal static class OutputFiles
{
    private const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Public = Secret | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The option of every command that writes files.</summary>
    public static Option<bool> Force() => new("--force") { Arity = ArgumentArity.Zero, Description = "replace files that are there already" };

    /// <summary>Whether there is a file with just that content.</summary>
    public static bool IsThere(OutputFile file) =>
        File.Exists(file.Path) && new FileInfo(file.Path).Length == Encoding.UTF8.GetByteCount(file.Content) && File.ReadAllText(file.Path) == file.Content;

    /// <param name="overwrite">What <c>--force</c> says.</param>
    /// <exception cref="CannotCheckException">A file is there already, or cannot be written.</exception>
    public static void Write(IReadOnlyList<OutputFile> files, bool overwrite, Display display)
    {
        if (files.CountBy(file => file.Path).FirstOrDefault(path => path.Value > 1) is { Key: { } twice })
            throw new CannotCheckException($"Two files are to be '{display.Path(twice)}'; give one of them another name.");
        if (!overwrite && files.FirstOrDefault(file => Path.Exists(file.Path)) is { } existing)
            throw new CannotCheckException($"'{display.Path(existing.Path)}' is there already. Nothing was written; --force replaces it.");
        foreach (var file in files)
        {
            try
            {
                Write(file, overwrite);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new CannotCheckException($"'{display.Path(file.Path)}' cannot be written: {exception.Message}");
            }
        }
    }

    /// <summary>Writes them, and says so.</summary>
    public static void Write(IReadOnlyList<OutputFile> files, bool overwrite, StyledText text, Display display)
    {
        Write(files, overwrite, display);
        var width = files.Max(file => TextWidth.Of(display.Path(file.Path)));
        foreach (var file in files)
            text.Add("Wrote ").Add(TextWidth.Pad(display.Path(file.Path), width), Style.Strong).Line($"  {SafeText.Message(file.What)}");
    }

    /// <summary>Under another name first, so that no reader meets half a file, and one that appears meanwhile is not replaced.</summary>
    private static void Write(OutputFile file, bool overwrite)
    {
        var folder = Path.GetDirectoryName(file.Path)!;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(file.Path)}.{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = file.IsSecret ? Secret : Public;
        try
        {
            using (var stream = new FileStream(draft, options))
                stream.Write(Encoding.UTF8.GetBytes(file.Content));
            File.Move(draft, file.Path, overwrite);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
