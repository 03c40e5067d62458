using System.Text;

namespace MqttCertGate.Tool;

/// <summary>Writes a file as a whole or not at all.</summary>
internal static class AtomicFile
{
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes beside <paramref name="path"/> and renames, so that no reader meets half a file; creates the folder.</summary>
    /// <exception cref="CannotCheckException">It cannot be written.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                using (var writer = new StreamWriter(draft, append: false, Utf8))
                    write(writer);
                File.Move(draft, path, overwrite: true);
            }
            catch
            {
                File.Delete(draft);
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotCheckException($"'{path}' cannot be written: {exception.Message}");
        }
    }
}
