namespace MqttCertGate;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes UTF-8 without a byte order mark beside <paramref name="path"/> and renames, so that no reader meets half a file; creates the folder.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, Action<TextWriter> write) => Replace(path, draft =>
    {
        using var writer = new StreamWriter(draft);
        write(writer);
    });

    /// <inheritdoc cref="Write(string, Action{TextWriter})"/>
    public static void Write(string path, byte[] content) => Replace(path, draft => File.WriteAllBytes(draft, content));

    private static void Replace(string path, Action<string> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            write(draft);
            Rename(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // netstandard2.0 has no Move that replaces. Another build may write the same file between a look and the move, hence the move comes first.
    private static void Rename(string draft, string path)
    {
        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Replace(draft, path, destinationBackupFileName: null);
        }
    }
}
