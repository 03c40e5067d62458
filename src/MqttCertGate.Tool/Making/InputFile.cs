using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>Reads a file that the command line names, wherever it lies.</summary>
internal static class InputFile
{
    /// <param name="path">As given, relative to <paramref name="workingDirectory"/>.</param>
    /// <exception cref="CannotCheckException">There is no such file, or it cannot be read.</exception>
    public static Artifact Read(string path, string workingDirectory, FilePassword password)
    {
        var full = Path.GetFullPath(path, workingDirectory);
        return ArtifactReader.Read(full, SourceLocation.StartOf(full), BytesOf(full, path), password);
    }

    /// <summary>A file of text, and what is in it.</summary>
    /// <inheritdoc cref="Read"/>
    public static (string Text, Artifact File) ReadText(string path, string workingDirectory)
    {
        var full = Path.GetFullPath(path, workingDirectory);
        var bytes = BytesOf(full, path);
        return (Encoding.UTF8.GetString(bytes), ArtifactReader.Read(full, SourceLocation.StartOf(full), bytes, FilePassword.None));
    }

    /// <summary>The same of standard input, which is called <c>stdin</c>.</summary>
    public static Artifact ReadStandardInput(string workingDirectory, FilePassword password)
    {
        using var input = Console.OpenStandardInput();
        var bytes = new byte[Repository.MaximumBytes + 1];
        var count = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var name = Path.Combine(workingDirectory, "stdin");
        return count < bytes.Length
            ? ArtifactReader.Read(name, SourceLocation.StartOf(name), bytes[..count], password)
            : throw TooLarge("Standard input");
    }

    private static byte[] BytesOf(string full, string path)
    {
        if (!File.Exists(full))
            throw new CannotCheckException(Directory.Exists(full) ? $"'{path}' is a folder; a file is required." : $"There is no file '{path}'.");
        try
        {
            var content = new Repository(Path.GetDirectoryName(full)!).Read(full);
            return content.State switch
            {
                FileState.Read => content.Bytes,
                FileState.Empty => throw new CannotCheckException($"'{path}' is empty, or not a regular file."),
                FileState.Changed => throw new CannotCheckException($"'{path}' changed while it was being read."),
                _ => throw TooLarge($"'{path}'"),
            };
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            throw new CannotCheckException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    private static CannotCheckException TooLarge(string what) => new($"{what} holds more than {Repository.MaximumBytes} bytes, which is too much for certificates.");
}
