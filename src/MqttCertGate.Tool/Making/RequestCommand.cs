using System.CommandLine;
using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Making;

/// <summary><c>mqttcertgate request</c>: the private key of an entry, and a request for its certificate.</summary>
internal static class RequestCommand
{
    private const string Description = """
        Make the private key of an entry and, beside it, a request for its certificate with the entry's domains.

          mqttcertgate request server               of the type that the profile takes: P-256, else RSA
          mqttcertgate request server --openssl     write server.conf instead, and show the commands of OpenSSL

        The key goes to the path that the entry declares as 'key': PKCS #8, readable for its owner only. A path that Git tracks is refused.
        """;

    public static Command Create()
    {
        var (name, manifest) = (ManifestEntry.Argument(), ManifestEntry.Option());
        var openSsl = new Option<bool>("--openssl") { Arity = ArgumentArity.Zero, Description = "make no key; write the configuration and show the commands" };
        var (force, color) = (OutputFiles.Force(), CheckCommand.Color());
        var command = new Command("request", Description) { name, manifest, openSsl, force, color };
        command.SetAction(result =>
        {
            var terminal = Terminal.Output(color.ValueIn(result));
            var display = new Display(Directory.GetCurrentDirectory(), terminal.Glyphs, Verbosity.Normal);
            var entry = ManifestEntry.Find(result.GetValue(name)!, result.GetValue(manifest), display);
            var isExposed = GitStatus.IsExposed(entry.Key, display);
            var text = new StyledText();
            OutputFiles.Write(result.GetValue(openSsl) ? [ConfigurationOf(entry)] : Make(entry), result.GetValue(force), text, display);
            if (isExposed)
                GitStatus.Warn(entry.Key, text, display);
            text.EndLine();
            if (result.GetValue(openSsl))
                WriteRecipe(entry, text, display);
            else
                WriteNextSteps(entry, text, display);
            terminal.Write(text.Spans);
            return (int)Outcome.Passed;
        });
        return command;
    }

    private static IReadOnlyList<OutputFile> Make(ManifestEntry entry)
    {
        var identity = EntryIdentity.Of(entry);
        using var key = SigningKey.Make(entry.KeyType);
        var request = key.Request(identity.Subject);
        foreach (var extension in identity.Extensions(key.IsRsa))
            request.CertificateExtensions.Add(extension);
        return
        [
            new OutputFile(entry.Key, key.Pem, $"the private key, {key.Type}; only its owner can read it") { IsSecret = true },
            new OutputFile(entry.Request, $"{request.CreateSigningRequestPem()}\n", $"the request for {string.Join(", ", identity.Hosts.Prepend(identity.CommonName).Distinct())}"),
        ];
    }

    private static void WriteNextSteps(ManifestEntry entry, StyledText text, Display display)
    {
        text.Line($"Have a CA sign {display.Path(entry.Request)}, or sign it yourself:");
        Commands([$"mqttcertgate issue {OpenSslRecipe.Quote(entry.Name)} --ca CA.crt --ca-key CA.key", $"mqttcertgate issue {OpenSslRecipe.Quote(entry.Name)} --new-ca"], text);
    }

    private static OutputFile ConfigurationOf(ManifestEntry entry) =>
        new(Path.ChangeExtension(entry.Key, ".conf"), RecipeOf(entry).Configuration, "the configuration");

    private static OpenSslRecipe RecipeOf(ManifestEntry entry) => new(EntryIdentity.Of(entry), entry.KeyType, entry.Demands.Days);

    private static void WriteRecipe(ManifestEntry entry, StyledText text, Display display)
    {
        var (recipe, configuration) = (RecipeOf(entry), display.Path(ConfigurationOf(entry).Path));
        // What the CA issues must not take the place of the chain file that is made of it.
        var issued = display.Path(Path.ChangeExtension(entry.Key, ".crt"));
        var authority = entry.Declaration.Trust is [var trust, ..] ? display.Path(entry.PathOf(trust)) : "CA.crt";
        text.Line("Make the private key and the request:");
        Commands(recipe.RequestCommands(display.Path(entry.Key), display.Path(entry.Request), configuration), text);
        text.EndLine();
        text.Line("Have a CA sign the request, or sign it yourself:");
        Commands(recipe.IssueCommands(display.Path(entry.Request), issued, configuration, authority), text);
        text.EndLine();
        text.Line("Put the chain together:");
        Commands([$"mqttcertgate chain {OpenSslRecipe.Quote(entry.Name)}"], text);
    }

    private static void Commands(IEnumerable<string> commands, StyledText text)
    {
        foreach (var command in commands)
            text.Line($"  {command}");
    }
}
