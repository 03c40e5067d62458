using System.CommandLine;
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
        FilePassword Password() => new(passwordVariable, Environment.GetEnvironmentVariable);
        var files = paths.Distinct(StringComparer.Ordinal).Select(path => path == StandardInput
            ? InputFile.ReadStandardInput(workingDirectory, Password())
            : InputFile.Read(path, workingDirectory, Password())).ToList();
        var terminal = Terminal.Output(color);
        using var verifier = new SignatureVerifier();
        var time = new ValidationTime(at);
        var names = new EntryNames(workingDirectory);
        var text = new InspectText(files, new Survey(files, names, time, verifier), time, new Display(workingDirectory, terminal.Glyphs, Verbosity.Normal));
        terminal.Write(text.Write(paths.Contains(StandardInput) ? null : names));
        return files.TrueForAll(file => file.IsComplete && file.Certificates.Count + file.PrivateKeys.Count > 0) ? 0 : (int)Outcome.NotChecked;
    }
}
