using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Subjects;

/// <summary>A file that no entry names and that lies where a manifest looks: beside the files it names, or below its own folder.</summary>
internal sealed record UndeclaredFile(Artifact File) : ISubject
{
    public SourceLocation Place => SourceLocation.StartOf(File.Path);

    /// <summary>Its name, as messages say it.</summary>
    public string Name => Path.GetFileName(File.Path);

    /// <summary>A violation about one of its private keys; what accepts it is the key's SHA-256, or the file's where the key is locked.</summary>
    public Violation ViolationOf(PlacedPrivateKey key, string what)
    {
        var sha256 = key.PublicKey?.SpkiSha256 ?? File.Sha256;
        return new Violation(
            $"'{Name}' holds {what}{(key.PublicKey is { } known ? $" ({known.AlgorithmName})" : "")} that no entry declares; a private key must not be in a repository. 'allow' takes the SHA-256 {sha256}.",
            key.Location)
        {
            Slot = "key",
            KeySha256 = sha256,
        };
    }
}
