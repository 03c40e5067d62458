using System.IO.Compression;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Files of the public corpora, each described in the README beside them.</summary>
internal static class Corpus
{
    public static string File(params string[] parts) => RepositoryPaths.Shared(["corpora", .. parts]);

    public static GZipStream Unzip(params string[] parts) => new(System.IO.File.OpenRead(File(parts)), CompressionMode.Decompress);
}
