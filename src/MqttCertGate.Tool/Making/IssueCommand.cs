using System.CommandLine;
using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;

namespace MqttCertGate.Tool.Making;

/// <summary><c>mqttcertgate issue</c>: a certificate of a private PKI for an entry.</summary>
internal static class IssueCommand
{
    private const string Description = """
        Sign the request of an entry with a CA of your own, and write the file that the entry names.

          mqttcertgate issue server --ca CA.crt --ca-key CA.key      sign what `mqttcertgate request server` made
          mqttcertgate issue server --new-ca                         make the CA first, and say where

        What the certificate says comes from the manifest and its profile, and only the key from the request. Clients have to be given the CA's root.
        """;

    public static Command Create()
    {
        var (name, manifest) = (ManifestEntry.Argument(), ManifestEntry.Option());
        var authority = CheckCommand.Text("--ca", "FILE", "the CA's certificate, and those above it but the root [new: the entry's 'trust', else CA.crt beside its file]");
        var key = CheckCommand.Text("--ca-key", "FILE", "the CA's private key, PEM and not encrypted [new: private/CA.key beside the manifest]");
        var create = new Option<bool>("--new-ca") { Arity = ArgumentArity.Zero, Description = "make a CA, and write its certificate and key" };
        var at = CheckCommand.Text("--at", "DATE", "issue as of this day or instant, UTC; also MQTTCERTGATE_AT [now]");
        var (force, color) = (OutputFiles.Force(), CheckCommand.Color());
        var command = new Command("issue", Description) { name, manifest, authority, key, create, at, force, color };
        command.SetAction(result =>
        {
            var terminal = Terminal.Output(color.ValueIn(result));
            var display = new Display(Directory.GetCurrentDirectory(), terminal.Glyphs, Verbosity.Normal);
            var entry = ManifestEntry.Find(result.GetValue(name)!, result.GetValue(manifest), display);
            var time = new ValidationTime(CheckCommand.At(at.Name, result.GetValue(at)));
            using var issuer = (result.GetValue(create), result.GetValue(authority), result.GetValue(key)) switch
            {
                (true, var certificate, var privateKey) => IssuingAuthority.Make(entry, certificate, privateKey, time, display),
                (false, { } certificate, { } privateKey) => IssuingAuthority.Read(certificate, privateKey, time, display),
                _ => throw new UsageException("A CA is required: --ca and --ca-key name one, and --new-ca makes one."),
            };
            var text = new StyledText();
            Issue(entry, issuer, time, result.GetValue(force), text, display);
            terminal.Write(text.Spans);
            return (int)Outcome.Passed;
        });
        return command;
    }

    private static void Issue(ManifestEntry entry, IssuingAuthority issuer, ValidationTime time, bool overwrite, StyledText text, Display display)
    {
        var leaf = issuer.Issue(EntryIdentity.Of(entry), CertificationRequest.Read(entry, display), time.Instant, entry.Demands.Days);
        OutputFiles.Write([.. issuer.NewFiles, .. ServedFiles.Of(entry, leaf, issuer.Intermediates)], overwrite, text, display);
        if (issuer.ExposedKey is { } exposed)
            GitStatus.Warn(exposed, text, display);
        text.EndLine();
        if (issuer.NewFiles.Count > 0)
            text.Line($"Whoever has {display.Path(issuer.NewFiles[1].Path)} can issue certificates that your clients take: keep it off this machine.");
        if (entry.Declaration.Trust.Count == 0)
            text.Line("The entry declares no 'trust'; name the file of the root there, which clients are to be given.");
        text.Line("See whether all is well: `mqttcertgate check`");
    }
}
