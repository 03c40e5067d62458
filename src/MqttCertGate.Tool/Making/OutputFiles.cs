using System.Text;

namespace MqttCertGate.Tool.Making;

/// <summary>A file to write.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsSecret">Whether nobody but its owner may read it.</param>
internal sealed record OutputFile(string Path, string Content, bool IsSecret = false);

/// <summary>Writes the files of a command, and none where one of them is there already.</summary>
internal static class OutputFiles
{
    private const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Public = Secret | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <param name="overwrite">What <c>--force</c> says.</param>
    /// <exception cref="CannotCheckException">A file is there already, or cannot be written.</exception>
    public static void Write(IReadOnlyList<OutputFile> files, bool overwrite, Rendering.Display display)
    {
        if (!overwrite)
            Refuse([.. files.Select(file => file.Path)], display);
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

    /// <exception cref="CannotCheckException">One of <paramref name="paths"/> is there already.</exception>
    public static void Refuse(IReadOnlyList<string> paths, Rendering.Display display)
    {
        if (paths.FirstOrDefault(Path.Exists) is { } existing)
            throw new CannotCheckException($"'{display.Path(existing)}' is there already. Nothing was written; --force replaces it.");
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
