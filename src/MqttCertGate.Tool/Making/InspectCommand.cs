using System.CommandLine;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary><c>mqttcertgate inspect</c>: what is in files, and how it chains.</summary>
internal static class InspectCommand
{
    private const string StandardInput = "-";

    private const string Description = """
        Show the certificates of files, how they chain, and what to write into a manifest for them.

          mqttcertgate inspect broker.pem           names, key, validity and fingerprints
          mqttcertgate inspect server.crt CA.crt    and how one was issued under the other
          openssl s_client -connect mqtt.example.com:8883 -showcerts < /dev/null | mqttcertgate inspect -

        Files are told apart by content: PEM, DER, PKCS #7, PKCS #12 or Java key store. No key is shown. What is shown is not judged: that is for `check`.
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "files of certificates; \"-\" reads standard input" };
        var at = CheckCommand.Text("--at", "DATE", "mark this day or instant, UTC; also MQTTCERTGATE_AT [now]");
        var password = CheckCommand.Text("--password-env", "VARIABLE", "the environment variable that holds the password of a PFX or JKS");
        var color = CheckCommand.Color();
        var command = new Command("inspect", Description) { files, at, password, color };
        command.SetAction(result => Run(
            result.GetValue(files)!,
            CheckCommand.At(at.Name, result.GetValue(at)),
            result.GetValue(password),
            color.ValueIn(result)));
        return command;
    }

    private static int Run(string[] paths, DateTime at, string? passwordVariable, ColorChoice color)
    {
        var workingDirectory = Directory.GetCurrentDirectory();
        var files = paths.Distinct(StringComparer.Ordinal).Select(path => Read(path, workingDirectory, passwordVariable)).ToList();
        var terminal = Terminal.Output(color);
        using var verifier = new SignatureVerifier();
        var time = new ValidationTime(at);
        var names = new EntryNames(workingDirectory);
        var text = new InspectText(files, new Survey(files, names, time, verifier), time, new Display(workingDirectory, terminal.Glyphs, Verbosity.Normal));
        terminal.Write(text.Write(paths.Contains(StandardInput) ? null : names));
        return files.TrueForAll(file => file.IsComplete && file.Certificates.Count + file.PrivateKeys.Count > 0) ? 0 : (int)Outcome.NotChecked;
    }

    private static Artifact Read(string path, string workingDirectory, string? passwordVariable)
    {
        var isInput = path == StandardInput;
        var full = Path.GetFullPath(isInput ? "stdin" : path, workingDirectory);
        return ArtifactReader.Read(
            full, SourceLocation.StartOf(full), isInput ? ReadInput() : ReadFile(full, path), new FilePassword(passwordVariable, Environment.GetEnvironmentVariable));
    }

    private static byte[] ReadFile(string full, string path)
    {
        if (!File.Exists(full))
            throw new CannotCheckException(Directory.Exists(full) ? $"'{path}' is a folder; name files." : $"There is no file '{path}'.");
        try
        {
            var content = new Repository(Path.GetDirectoryName(full)!).Read(full);
            return content.State switch
            {
                FileState.Read => content.Bytes,
                FileState.Empty => throw new CannotCheckException($"'{path}' is empty, or not a regular file."),
                _ => throw TooLarge($"'{path}'"),
            };
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            throw new CannotCheckException($"'{path}' cannot be read: {exception.Message}");
        }
    }

    private static byte[] ReadInput()
    {
        using var input = Console.OpenStandardInput();
        var bytes = new byte[Repository.MaximumBytes + 1];
        var count = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count < bytes.Length ? bytes[..count] : throw TooLarge("Standard input");
    }

    private static CannotCheckException TooLarge(string what) => new($"{what} holds more than {Repository.MaximumBytes} bytes, which is too much for certificates.");
}
