using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>What a file that holds many things holds.</summary>
/// <param name="Certificates">As encoded; those of a private key first, else in the order of the file.</param>
/// <param name="Keys">The private keys.</param>
/// <param name="Length">Where it ends; what is beyond it is trailing data.</param>
/// <param name="Doubt">Why its integrity could not be checked; null where it was, or where the format has nothing to check.</param>
internal sealed record ContainerContent(
    IReadOnlyList<byte[]> Certificates, IReadOnlyList<PlacedPrivateKey> Keys, int Length, string? Doubt = null);

/// <summary>Opens the files that hold many things.</summary>
internal static class ContainerReader
{
    /// <exception cref="MalformedException">It cannot be read, or there is nothing in it.</exception>
    public static ContainerContent Read(ArtifactFormat format, byte[] bytes, FilePassword password, SourceLocation location)
    {
        var content = format switch
        {
            ArtifactFormat.Pkcs12 => Pkcs12Reader.Read(bytes, password, location),
            ArtifactFormat.JavaKeyStore => JavaKeyStoreReader.Read(bytes, password, location),
            _ => Pkcs7Reader.Read(bytes),
        };
        return content is { Certificates.Count: 0, Keys.Count: 0 } ? throw new MalformedException("it is empty") : content;
    }
}
