namespace MqttCertGate.Tool;

/// <summary>Writes a file as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes <paramref name="path"/>, absolute; creates the folder.</summary>
    /// <exception cref="CannotCheckException">It cannot be written.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        try
        {
            MqttCertGate.AtomicFile.Write(path, write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotCheckException($"'{path}' cannot be written: {exception.Message}");
        }
    }
}
